using Twin.Domain.Time;

namespace Twin.Domain.Network;

/// <summary>
/// One lane of a CSP's delivery: first come, first served, after a fixed time under way, at a rate that may rise with the age of the
/// backlog. It knows only what has arrived, so events that overlap share it (resolutions R7).
/// </summary>
/// <remarks>
/// A backlog begins when an alert is ready and none before it is still to be delivered; its age at an alert's turn decides the rate of that
/// alert. Not for use by several threads.
/// </remarks>
public struct OutageAlertLane
{
    private readonly OutageAlertLaneTerms terms;
    private UserQueue queue;
    private long backlogSinceMs;

    /// <summary>Makes an idle lane.</summary>
    public OutageAlertLane(OutageAlertLaneTerms terms)
    {
        this.terms = terms;
        queue = new UserQueue(terms.Rate);
        backlogSinceMs = long.MinValue;
    }

    /// <summary>Accepts an alert.</summary>
    /// <param name="at">When it is created, not before the alert accepted last.</param>
    /// <param name="closed">When nothing is delivered, in order and without overlap; the same for every alert they can touch.</param>
    /// <returns>When it is delivered.</returns>
    public SimTime Enqueue(SimTime at, ReadOnlySpan<ClosedPeriod> closed = default)
    {
        SimTime ready = at.Plus(terms.StartMs);
        if (queue.BusyUntil <= ready)
        {
            backlogSinceMs = ready.Ms;
            queue = queue.At(terms.Rate);
        }
        else if (queue.BusyUntil.Ms - backlogSinceMs >= terms.YoungForMs)
        {
            queue = queue.At(terms.LaterRate);
        }

        return queue.Enqueue(ready, closed);
    }
}
