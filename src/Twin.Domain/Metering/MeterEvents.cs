using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>When a meter changes by itself, whatever the reason.</summary>
internal static class MeterEvents
{
    /// <summary>The next moment up to a limit; null when there is none. What is due by credit at the same moment comes first.</summary>
    public static MeterEvent? Next(in MeteredDevice device, MeteringState state, SimTime limit)
    {
        SimTime? limited = LoadLimiting.Next(device, state, limit);
        if (CreditEvents.Next(device, state, limited ?? limit) is { } credit)
        {
            return new MeterEvent(credit, IsByLoad: false);
        }

        return limited is { } load ? new MeterEvent(load, IsByLoad: true) : null;
    }
}
