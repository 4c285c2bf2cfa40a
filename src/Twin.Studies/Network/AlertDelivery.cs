using Twin.Domain.Alerts;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.Network;

/// <summary>One user's queue and what came through it.</summary>
internal sealed class AlertDelivery
{
    private readonly DelayList n28Delays = new();
    private UserQueue queue;

    /// <summary>Makes the queue of a user.</summary>
    internal AlertDelivery(MessageRate rate) => queue = new UserQueue(rate);

    /// <summary>The delays of N28, in order of sending.</summary>
    internal IEnumerable<long> N28DelaysMs => n28Delays.Items();

    /// <summary>Puts an alert in the queue; the moment it is delivered.</summary>
    internal long Deliver(DccAlertCode alert, long sentMs)
    {
        long deliveredMs = queue.Enqueue(new SimTime(sentMs)).Ms;
        if (alert == DccAlertCode.N28)
        {
            n28Delays.Add(deliveredMs - sentMs);
        }

        return deliveredMs;
    }

    /// <summary>Puts several alerts of one moment in the queue; the moment the last is delivered.</summary>
    /// <param name="alert">What they are.</param>
    /// <param name="sentMs">When they are sent, not before what was sent last.</param>
    /// <param name="count">How many, at least 1.</param>
    internal long Deliver(DccAlertCode alert, long sentMs, int count)
    {
        for (int more = count; more > 1; more--)
        {
            Deliver(alert, sentMs);
        }

        return Deliver(alert, sentMs);
    }

    /// <summary>How many alerts wait at a moment that is not before the last one sent.</summary>
    internal long WaitingAt(long nowMs) => queue.WaitingAt(new SimTime(nowMs));
}
