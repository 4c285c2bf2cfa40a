using Twin.Domain.Alerts;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Runs;

namespace Twin.Studies.CplRemoval;

/// <summary>One user's queue and what came through it.</summary>
internal sealed class AlertDelivery
{
    private readonly BlockList<long> n28DelaysMs = new();
    private readonly BlockList<long> deliveriesMs = new();
    private UserQueue queue;
    private int gone;

    /// <summary>Makes the queue of a user.</summary>
    internal AlertDelivery(MessageRate rate) => queue = new UserQueue(rate);

    /// <summary>The delays of N28, in order of sending.</summary>
    internal IEnumerable<long> N28DelaysMs => n28DelaysMs.Items();

    /// <summary>Puts an alert in the queue; the moment it is delivered.</summary>
    internal long Deliver(DccAlertCode alert, long sentMs)
    {
        long deliveredMs = queue.Enqueue(new SimTime(sentMs)).Ms;
        if (alert == DccAlertCode.N28)
        {
            n28DelaysMs.Add(deliveredMs - sentMs);
        }

        deliveriesMs.Add(deliveredMs);
        return deliveredMs;
    }

    /// <summary>How many alerts wait at a moment that does not lie before an earlier call's.</summary>
    internal int WaitingAt(long nowMs)
    {
        while (gone < deliveriesMs.Count && deliveriesMs[gone] <= nowMs)
        {
            gone++;
        }

        return deliveriesMs.Count - gone;
    }
}
