using Twin.Domain.Time;

namespace Twin.Domain.Network;

/// <summary>
/// The delivery of power outage alerts by one CSP, shared by all events of its networks (resolutions R7): causal, because an alert is
/// delivered by what has arrived before it, and nobody need know how large an event is.
/// </summary>
/// <remarks>
/// Constant time an alert, eight bytes for each one that waits. The lane is a share and not a draw: of every five alerts in the order of
/// arrival the fifth is slow, so a documented event meets its times exactly. A host that wants a draw says the lane itself. Not for use
/// by several threads.
/// </remarks>
public sealed class OutageAlertQueue
{
    private readonly Queue<long> fastDeliveries = new();
    private readonly Queue<long> slowDeliveries = new();
    private readonly bool hasSlowLane;
    private OutageAlertLane fast;
    private OutageAlertLane slow;
    private SimTime lastArrival = new(long.MinValue);
    private long entered;
    private long delivered;

    /// <summary>Makes an empty queue.</summary>
    public OutageAlertQueue(OutageAlertTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        hasSlowLane = terms.Slow is not null;
        fast = new OutageAlertLane(terms.Fast);
        slow = new OutageAlertLane(terms.Slow ?? terms.Fast);
    }

    /// <summary>Accepts an alert; of five the fifth takes the slow lane, where there is one.</summary>
    /// <param name="at">When it is created, not before the alert accepted last.</param>
    /// <param name="closed">When nothing is delivered: an outage of the DSP, for which alerts wait at the CSP (R6). Default: never.</param>
    /// <returns>When it is delivered to the network operator.</returns>
    public SimTime Enqueue(SimTime at, ReadOnlySpan<ClosedPeriod> closed = default)
        => Enqueue(at, (entered + 1) % OutageAlertTerms.ShareBase == 0, closed);

    /// <summary>Accepts an alert whose lane the host says.</summary>
    /// <param name="at">When it is created, not before the alert accepted last.</param>
    /// <param name="isSlow">Whether it takes the slow lane; means nothing where there is none.</param>
    /// <param name="closed">When nothing is delivered. Default: never.</param>
    /// <returns>When it is delivered to the network operator.</returns>
    public SimTime Enqueue(SimTime at, bool isSlow, ReadOnlySpan<ClosedPeriod> closed = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at.Ms, lastArrival.Ms, nameof(at));
        lastArrival = at;
        entered++;
        bool takesSlow = isSlow && hasSlowLane;
        SimTime delivery = takesSlow ? slow.Enqueue(at, closed) : fast.Enqueue(at, closed);
        (takesSlow ? slowDeliveries : fastDeliveries).Enqueue(delivery.Ms);
        return delivery;
    }

    /// <summary>Where the alerts are that have entered.</summary>
    /// <param name="now">A moment not before the last one asked for, nor before the last arrival.</param>
    public FlowBalance BalanceAt(SimTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(now.Ms, lastArrival.Ms, nameof(now));
        Forget(fastDeliveries, now);
        Forget(slowDeliveries, now);
        return new FlowBalance(entered, delivered, fastDeliveries.Count + slowDeliveries.Count, Throttled: 0, Quarantined: 0, Lost: 0);
    }

    private void Forget(Queue<long> deliveries, SimTime now)
    {
        while (deliveries.TryPeek(out long first) && first <= now.Ms)
        {
            _ = deliveries.Dequeue();
            delivered++;
        }
    }
}
