using Twin.Domain.Time;

namespace Twin.Domain.Network.RequestAllocation;

/// <summary>
/// One server, first come first served, each request with work of its own: under Poisson arrivals the plain queue M/D/1 when the work is
/// always the same and M/M/1 when it is exponential. As <see cref="UserQueue"/>, but with the work said for each request.
/// </summary>
/// <remarks>
/// The whole queue is the moment until which it is busy, kept in microseconds so that work below a millisecond adds up. Calls are in the
/// order of arrival. The default value is an empty queue of a run that begins at 0.
/// </remarks>
public struct WorkQueue
{
    private long busyUntilUs;

    /// <summary>When the server is done with everything accepted, rounded up to the millisecond.</summary>
    public readonly SimTime BusyUntil => new((busyUntilUs + 999) / 1_000);

    /// <summary>How much work lies before the server at a moment, microseconds.</summary>
    public readonly long BacklogUs(SimTime at) => Math.Max(0, busyUntilUs - (at.Ms * 1_000));

    /// <summary>Accepts a request.</summary>
    /// <param name="at">When it arrives, not before the one accepted last and not before 0.</param>
    /// <param name="workUs">How long the server works on it, microseconds, none negative.</param>
    /// <returns>When it is done, rounded up to the millisecond.</returns>
    public SimTime Enqueue(SimTime at, long workUs)
    {
        busyUntilUs = Math.Max(busyUntilUs, at.Ms * 1_000) + workUs;
        return BusyUntil;
    }
}
