using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>
/// One server that works on one thing after another: until when it is busy. What it takes for each is a rate or a time of its own.
/// </summary>
/// <remarks>
/// The moment is kept as whole milliseconds and a fraction counted in 1 / <see cref="MessageRate.Messages"/> of a millisecond, so that
/// nothing drifts; only a change of rate rounds what is left of a millisecond up. The default value is idle since the
/// epoch; nothing comes before it.
/// </remarks>
public struct PacedServer
{
    private long busyMs;
    private int fraction;
    private int parts;

    /// <summary>The last whole millisecond that the server is known to be busy in; work that waits then is what it chooses from.</summary>
    public readonly long BusyMs => busyMs;

    /// <summary>When the last thing is done, rounded up to the next millisecond.</summary>
    public readonly SimTime BusyUntil => new(fraction == 0 ? busyMs : busyMs + 1);

    /// <summary>Works on one thing at a rate.</summary>
    /// <param name="at">When it is there to be worked on; the work begins then or when the server is free, whatever is later.</param>
    /// <param name="rate">How fast.</param>
    /// <returns>When it is done, rounded up to the next millisecond.</returns>
    public SimTime Serve(SimTime at, MessageRate rate)
    {
        Begin(at);
        if (parts != rate.Messages)
        {
            busyMs = BusyUntil.Ms;
            fraction = 0;
            parts = rate.Messages;
        }

        busyMs += rate.PeriodMs / rate.Messages;
        fraction += rate.PeriodMs % rate.Messages;
        if (fraction >= parts)
        {
            fraction -= parts;
            busyMs++;
        }

        return BusyUntil;
    }

    /// <summary>Works on one thing that takes a time of its own.</summary>
    /// <param name="at">When it is there to be worked on.</param>
    /// <param name="serviceMs">How long it takes, 0 or more.</param>
    /// <returns>When it is done.</returns>
    public SimTime Serve(SimTime at, long serviceMs)
    {
        Begin(at);
        busyMs = BusyUntil.Ms + serviceMs;
        fraction = 0;
        return BusyUntil;
    }

    /// <summary>
    /// How much work is left at a moment, in parts of a millisecond: <see cref="MessageRate.Messages"/> of the last rate make one.
    /// </summary>
    /// <param name="at">The moment.</param>
    public readonly long PartsLeft(SimTime at)
        => at.Ms > busyMs ? 0 : ((busyMs - at.Ms) * parts) + fraction;

    private void Begin(SimTime at)
    {
        if (at.Ms > busyMs)
        {
            busyMs = at.Ms;
            fraction = 0;
        }
    }
}
