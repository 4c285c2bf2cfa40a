using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using FsCheck.Xunit;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

/// <summary>What holds under every policy, for random messages, limits, outages and cuts of time.</summary>
public class OutboundQueueLaws
{
    private const int PerSecond = 300;

    private sealed record Release(TestMessage Message, MessageClass Class, OutboundLane Lane, long ReleasedMs);

    private static (OutboundQueue<TestMessage> Queue, List<(MessageClass Class, OutboundLane Lane, TestMessage Message)> All) Make(
        ushort[] script, byte policy)
    {
        ReleasePlan plan = new()
        {
            Policy = (ReleasePolicy)(policy % 4),
            Weights = [3, 2, 1, 1, 2, 1],
            Limits = [default, default, default, new(MessageRate.PerSecond(40), 3), new(MessageRate.PerSecond(7), 1), default],
        };
        ReleasePeriod[] periods = policy < 128
            ? [new(new SimTime(50), new SimTime(120), default), new(new SimTime(150), new SimTime(400), MessageRate.PerSecond(77))]
            : [];
        List<(MessageClass, OutboundLane, TestMessage)> all = [];
        long atMs = 0;
        for (int number = 0; number < script.Length; number++)
        {
            atMs += script[number] / 18 % 9;
            all.Add(((MessageClass)(script[number] % 6), (OutboundLane)(script[number] / 6 % 3), new TestMessage(atMs, number)));
        }

        return (new OutboundQueue<TestMessage>(plan, new ReleaseCapacity(MessageRate.PerSecond(PerSecond), [.. periods])), all);
    }

    private static List<Release> Run(
        OutboundQueue<TestMessage> queue, List<(MessageClass Class, OutboundLane Lane, TestMessage Message)> all, int cutMs)
    {
        List<Release> releases = [];
        int entered = 0;
        for (long edge = cutMs; releases.Count < all.Count; edge += cutMs)
        {
            for (; entered < all.Count && all[entered].Message.AvailableMs < edge; entered++)
            {
                queue.Enter(all[entered].Class, all[entered].Lane, all[entered].Message);
            }

            while (queue.TryRelease(
                new SimTime(edge), out TestMessage message, out MessageClass ofClass, out OutboundLane lane, out SimTime released))
            {
                releases.Add(new Release(message, ofClass, lane, released.Ms));
            }

            Assert.Equal(entered, releases.Count + MessageClasses.InOrder.Sum(queue.CountOf));
        }

        return releases;
    }

    [Property(MaxTest = 300)]
    public void Everything_that_entered_is_released_or_waits_at_every_instant_and_is_released_once(ushort[] script, byte policy)
    {
        (OutboundQueue<TestMessage> queue, var all) = Make(script, policy);
        Assert.Equal(
            all.Select(static a => a.Message.Number),
            Run(queue, all, 13).Select(static r => r.Message.Number).Order());
    }

    [Property(MaxTest = 300)]
    public void Cuts_of_time_make_no_difference(ushort[] script, byte policy, byte cut)
    {
        (OutboundQueue<TestMessage> one, var all) = Make(script, policy);
        (OutboundQueue<TestMessage> other, _) = Make(script, policy);
        Assert.Equal(Run(one, all, 100_000), Run(other, all, 1 + cut));
    }

    [Property(MaxTest = 300)]
    public void Within_class_and_lane_the_first_in_is_the_first_out(ushort[] script, byte policy)
    {
        (OutboundQueue<TestMessage> queue, var all) = Make(script, policy);
        foreach (var lane in Run(queue, all, 50).GroupBy(static r => (r.Class, r.Lane)))
        {
            long[] numbers = [.. lane.Select(static r => r.Message.Number)];
            Assert.Equal(numbers.Order(), numbers);
        }
    }

    [Property(MaxTest = 300)]
    public void Nothing_is_released_before_it_is_there_and_never_faster_than_the_rate(ushort[] script, byte policy)
    {
        (OutboundQueue<TestMessage> queue, var all) = Make(script, policy);
        List<Release> releases = Run(queue, all, 50);
        Assert.All(releases, static r => Assert.True(r.ReleasedMs > r.Message.AvailableMs));
        for (int from = 0; from < releases.Count; from++)
        {
            for (int to = from; to < Math.Min(releases.Count, from + 20); to++)
            {
                // Between two releases lie as many services; both moments are rounded up.
                long spanMs = releases[to].ReleasedMs - releases[from].ReleasedMs + 1;
                Assert.True((to - from) * 1_000L <= spanMs * PerSecond);
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Without_limits_the_server_is_never_idle_while_something_waits(ushort[] script, byte policy)
    {
        byte conserving = (byte)(128 + (policy % 3));
        (OutboundQueue<TestMessage> queue, var all) = Make(script, conserving);
        (OutboundQueue<TestMessage> fifo, _) = Make(script, 128);

        // Which message goes is the policy's, how many are gone at a moment is not.
        Assert.Equal(
            Run(fifo, all, 50).Select(static r => r.ReleasedMs),
            Run(queue, all, 50).Select(static r => r.ReleasedMs));
    }

    [Property(MaxTest = 200)]
    public void Limited_class_sends_no_more_than_burst_and_rate_in_any_span(ushort[] script)
    {
        // 3 is the token bucket, without outages from 128 on.
        (OutboundQueue<TestMessage> queue, var all) = Make(script, 131);
        long[] sent = [.. Run(queue, all, 50).Where(static r => r.Class == MessageClass.OnDemandRead).Select(static r => r.ReleasedMs)];
        for (int from = 0; from < sent.Length; from++)
        {
            for (int to = from; to < sent.Length; to++)
            {
                // A release is decided within a service time before it is done.
                double spanSeconds = (sent[to] - sent[from] + 5) / 1_000.0;
                Assert.True(to - from + 1 <= 3 + (40 * spanSeconds));
            }
        }
    }
}
