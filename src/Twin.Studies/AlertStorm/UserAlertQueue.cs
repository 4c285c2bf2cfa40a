using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.AlertStorm;

/// <summary>One user's queue of alerts and what came through it.</summary>
internal sealed class UserAlertQueue
{
    private readonly DelayList delays = new();
    private readonly long targetMs;
    private UserQueue queue;
    private long minute = -1;
    private long inMinute;

    /// <summary>Makes the queue of a user.</summary>
    internal UserAlertQueue(MessageRate rate, long targetMs)
    {
        queue = new UserQueue(rate);
        this.targetMs = targetMs;
    }

    /// <summary>How many alerts were put in.</summary>
    internal long Sent { get; private set; }

    /// <summary>How many of them were delivered later than the target.</summary>
    internal long Late { get; private set; }

    /// <summary>The most alerts put in within a minute of the clock.</summary>
    internal long BusiestMinute { get; private set; }

    /// <summary>The most that waited, the one just put in among them.</summary>
    internal long LargestBacklog { get; private set; }

    /// <summary>From putting in to delivery, in order of sending.</summary>
    internal IEnumerable<long> DelaysMs => delays.Items();

    /// <summary>Puts an alert in; the moment it is delivered.</summary>
    internal long Deliver(long sentMs)
    {
        long deliveredMs = queue.Enqueue(new SimTime(sentMs)).Ms;
        delays.Add(deliveredMs - sentMs);
        Sent++;
        Late += deliveredMs - sentMs > targetMs ? 1 : 0;
        inMinute = sentMs / SimTime.MinuteMs == minute ? inMinute + 1 : 1;
        minute = sentMs / SimTime.MinuteMs;
        BusiestMinute = Math.Max(BusiestMinute, inMinute);
        LargestBacklog = Math.Max(LargestBacklog, WaitingAt(sentMs));
        return deliveredMs;
    }

    /// <summary>How many wait at a moment that is not before the last one sent.</summary>
    internal long WaitingAt(long nowMs) => queue.WaitingAt(new SimTime(nowMs));
}
