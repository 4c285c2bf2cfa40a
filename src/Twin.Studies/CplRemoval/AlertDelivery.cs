using Twin.Domain.Alerts;
using Twin.Domain.Network;
using Twin.Domain.Time;

namespace Twin.Studies.CplRemoval;

/// <summary>One user's queue and what came through it.</summary>
internal sealed class AlertDelivery
{
    private readonly List<long> n28DelaysMs = [];
    private readonly Queue<long> waiting = [];
    private UserQueue queue;

    /// <summary>Makes the queue of a user.</summary>
    internal AlertDelivery(MessageRate rate) => queue = new UserQueue(rate);

    /// <summary>The delays of N28, in order of sending.</summary>
    internal IReadOnlyList<long> N28DelaysMs => n28DelaysMs;

    /// <summary>Puts an alert in the queue; the moment it is delivered.</summary>
    internal long Deliver(DccAlertCode alert, long sentMs)
    {
        long deliveredMs = queue.Enqueue(new SimTime(sentMs)).Ms;
        if (alert == DccAlertCode.N28)
        {
            n28DelaysMs.Add(deliveredMs - sentMs);
        }

        waiting.Enqueue(deliveredMs);
        return deliveredMs;
    }

    /// <summary>How many alerts wait at a moment that does not lie before an earlier call's.</summary>
    internal int WaitingAt(long nowMs)
    {
        while (waiting.TryPeek(out long deliveredMs) && deliveredMs <= nowMs)
        {
            waiting.Dequeue();
        }

        return waiting.Count;
    }
}
