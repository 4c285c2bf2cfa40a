using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;

namespace Twin.Grains.Views;

/// <summary>Entities counted by what they are and where they stand.</summary>
internal sealed class Tally
{
    /// <summary>By type and shown status; -1 for a device without one.</summary>
    internal Dictionary<(DeviceType Type, int Status), long> Devices { get; } = [];

    internal Dictionary<(MeterPointKind Kind, DccServiceFlag Flag), long> MeterPoints { get; } = [];

    internal void Add(Tally part)
    {
        foreach ((var place, long count) in part.Devices)
        {
            Add(Devices, place, count);
        }

        foreach ((var place, long count) in part.MeterPoints)
        {
            Add(MeterPoints, place, count);
        }
    }

    internal void Add(in DeviceState device, int count)
    {
        if (device.Exists)
        {
            Add(Devices, PlaceOf(device), count);
        }
    }

    internal void Add(in MeterPointState meterPoint, int count)
    {
        if (meterPoint.Exists)
        {
            Add(MeterPoints, (meterPoint.Kind, meterPoint.Flag), count);
        }
    }

    internal Tally Copy()
    {
        Tally copy = new();
        copy.Add(this);
        return copy;
    }

    private static (DeviceType Type, int Status) PlaceOf(in DeviceState device)
        => (device.Type, device.ShownStatus is { } status ? (int)status : -1);

    private static void Add<TPlace>(Dictionary<TPlace, long> counts, TPlace place, long count)
        where TPlace : notnull
        => counts[place] = counts.GetValueOrDefault(place) + count;
}

/// <summary>The most entities that one generated premises has.</summary>
internal static class PremisesRoom
{
    internal const int Devices = 8;
    internal const int MeterPoints = 3;
}
