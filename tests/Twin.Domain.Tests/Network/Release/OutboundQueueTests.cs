using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

public class OutboundQueueTests
{
    private const MessageClass Install = MessageClass.InstallAndCommission;
    private const MessageClass TopUp = MessageClass.Prepayment;
    private const MessageClass Scheduled = MessageClass.ScheduledRead;
    private const MessageClass Alert = MessageClass.Alert;

    private static OutboundQueue<TestMessage> Queue(ReleasePlan plan, MessageRate rate, params ReleasePeriod[] periods)
        => new(plan, new ReleaseCapacity(rate, [.. periods]));

    private static OutboundQueue<TestMessage> Queue(ReleasePlan plan, MessageRate rate, SimTime watch, params ReleasePeriod[] periods)
        => new(plan, new ReleaseCapacity(rate, [.. periods])) { Watch = watch };

    private static OutboundQueue<TestMessage> OneASecond(ReleasePolicy policy)
        => Queue(new ReleasePlan { Policy = policy }, MessageRate.PerSecond(1));

    private static List<(MessageClass Class, long Number, long ReleasedMs)> Releases(OutboundQueue<TestMessage> queue, long beforeMs)
    {
        List<(MessageClass, long, long)> all = [];
        while (queue.TryRelease(new SimTime(beforeMs), out TestMessage message, out MessageClass ofClass, out _, out SimTime released))
        {
            all.Add((ofClass, message.Number, released.Ms));
        }

        return all;
    }

    private static string Classes(ReleasePlan plan, int each, int first)
    {
        OutboundQueue<TestMessage> queue = Queue(plan, MessageRate.PerSecond(1));
        foreach (MessageClass ofClass in MessageClasses.InOrder)
        {
            for (int i = 0; i < each; i++)
            {
                // The least urgent class came first.
                queue.Enter(ofClass, OutboundLane.First, new TestMessage(0, (100 * (MessageClasses.Count - (int)ofClass)) + i));
            }
        }

        return string.Concat(Releases(queue, long.MaxValue).Take(first).Select(static r => (int)r.Class));
    }

    [Theory]
    [InlineData(ReleasePolicy.Fifo, "555444333222111000")]
    [InlineData(ReleasePolicy.StrictPriority, "000111222333444555")]
    [InlineData(ReleasePolicy.Weighted, "001234501234512345")]
    [InlineData(ReleasePolicy.TokenBucket, "000111222333444555")]
    public void Policy_orders_three_messages_of_each_class(ReleasePolicy policy, string expected)
        => Assert.Equal(expected, Classes(new ReleasePlan { Policy = policy, Weights = [2, 1, 1, 1, 1, 1] }, 3, 18));

    [Fact]
    public void Order_of_classes_is_an_input()
        => Assert.Equal(
            "543210",
            Classes(new ReleasePlan { Policy = ReleasePolicy.StrictPriority, Order = [.. MessageClasses.InOrder.Reverse()] }, 1, 6));

    [Fact]
    public void Order_that_leaves_a_class_out_is_refused()
        => Assert.Throws<ArgumentException>(() => OneOf(new ReleasePlan { Policy = ReleasePolicy.Fifo, Order = [Install, TopUp] }));

    [Fact]
    public void Weights_share_the_capacity_while_all_classes_wait()
    {
        ReleasePlan plan = new() { Policy = ReleasePolicy.Weighted, Weights = [5, 4, 3, 2, 1, 1] };
        string released = Classes(plan, 1_000, 1_600);
        Assert.Equal([500, 400, 300, 200, 100, 100], Enumerable.Range(0, 6).Select(c => released.Count(r => r == '0' + c)));
    }

    [Fact]
    public void Urgent_message_goes_next_but_does_not_interrupt()
    {
        OutboundQueue<TestMessage> queue = OneASecond(ReleasePolicy.StrictPriority);
        queue.Enter(Alert, OutboundLane.First, new TestMessage(0, 1));
        queue.Enter(Alert, OutboundLane.First, new TestMessage(0, 2));
        queue.Enter(Install, OutboundLane.First, new TestMessage(500, 3));

        Assert.Equal([(Alert, 1, 1_000), (Install, 3, 2_000), (Alert, 2, 3_000)], Releases(queue, 10_000));
    }

    [Theory]
    [InlineData(ReleasePolicy.Fifo)]
    [InlineData(ReleasePolicy.StrictPriority)]
    [InlineData(ReleasePolicy.Weighted)]
    [InlineData(ReleasePolicy.TokenBucket)]
    public void What_is_sent_again_goes_before_what_was_not_sent_in_its_class(ReleasePolicy policy)
    {
        OutboundQueue<TestMessage> queue = OneASecond(policy);
        queue.Enter(TopUp, OutboundLane.First, new TestMessage(0, 1));
        queue.Enter(TopUp, OutboundLane.First, new TestMessage(0, 2));
        queue.Enter(TopUp, OutboundLane.Unacknowledged, new TestMessage(0, 3));
        queue.Enter(TopUp, OutboundLane.Refused, new TestMessage(1_000, 4));

        Assert.Equal([3, 4, 1, 2], Releases(queue, 10_000).Select(static r => r.Number));
    }

    // Six hours of traffic at 500 a second wait; with r to release and 500 a second still coming they are gone after backlog / (r - 500).
    [Theory]
    [InlineData(1_500, 60)]
    [InlineData(1_000, 120)]
    [InlineData(750, 240)]
    public void Backlog_drains_in_backlog_over_r_less_lambda(int rate, int expectedSeconds)
    {
        const int PerSecond = 500;
        OutboundQueue<TestMessage> queue = Queue(
            new ReleasePlan { Policy = ReleasePolicy.Fifo },
            MessageRate.PerSecond(rate),
            new SimTime(120_000),
            new ReleasePeriod(default, new SimTime(120_000), default));
        for (int number = 0; number < PerSecond * 600; number++)
        {
            queue.Enter(Scheduled, OutboundLane.First, new TestMessage(number * 2L, number));
        }

        Assert.Empty(Releases(queue, 120_000));
        Assert.Null(queue.FirstEmpty);
        (_, long last, long atMs) = Releases(queue, 600_000).First(static r => r.ReleasedMs - (r.Number * 2) <= 10);

        Assert.Equal(120 + expectedSeconds, atMs / 1_000.0, 0.1);
        Assert.Equal(120 + expectedSeconds, queue.FirstEmpty!.Value.Ms / 1_000.0, 0.1);
        Assert.Equal(atMs / 2, last, 5.0);
    }

    [Fact]
    public void Nothing_is_decided_in_an_outage_and_what_has_begun_is_finished()
    {
        OutboundQueue<TestMessage> queue = Queue(
            new ReleasePlan { Policy = ReleasePolicy.Fifo },
            MessageRate.PerSecond(1),
            new ReleasePeriod(new SimTime(500), new SimTime(5_000), default));
        queue.Enter(Alert, OutboundLane.First, new TestMessage(0, 1));
        queue.Enter(Alert, OutboundLane.First, new TestMessage(499, 2));

        Assert.Equal([(Alert, 1, 1_000), (Alert, 2, 6_000)], Releases(queue, 10_000));
    }

    [Fact]
    public void Restriction_releases_at_its_own_rate()
    {
        OutboundQueue<TestMessage> queue = Queue(
            new ReleasePlan { Policy = ReleasePolicy.Fifo },
            MessageRate.PerSecond(10),
            new ReleasePeriod(new SimTime(200), new SimTime(1_200), MessageRate.PerSecond(2)));
        for (int number = 0; number < 6; number++)
        {
            queue.Enter(Alert, OutboundLane.First, new TestMessage(0, number));
        }

        Assert.Equal([100, 200, 700, 1_200, 1_300, 1_400], Releases(queue, 10_000).Select(static r => r.ReleasedMs));
    }

    [Fact]
    public void Class_without_a_token_waits_although_nothing_else_is_sent()
    {
        ReleasePlan plan = new()
        {
            Policy = ReleasePolicy.TokenBucket,
            Limits = [default, default, default, default, default, new ReleaseLimit(MessageRate.PerSecond(1), 2)],
        };
        OutboundQueue<TestMessage> queue = Queue(plan, MessageRate.PerSecond(100));
        for (int number = 0; number < 4; number++)
        {
            queue.Enter(Alert, OutboundLane.First, new TestMessage(0, number));
        }

        queue.Enter(TopUp, OutboundLane.First, new TestMessage(1_500, 9));

        Assert.Equal(
            [(Alert, 0, 10), (Alert, 1, 20), (Alert, 2, 1_010), (TopUp, 9, 1_510), (Alert, 3, 2_010)],
            Releases(queue, 10_000));
    }

    [Fact]
    public void Counts_tell_what_waits_and_what_was_taken()
    {
        OutboundQueue<TestMessage> queue = OneASecond(ReleasePolicy.Fifo);
        queue.Enter(Alert, OutboundLane.First, new TestMessage(0, 1));
        queue.Enter(Alert, OutboundLane.Refused, new TestMessage(0, 2));
        queue.Enter(Alert, OutboundLane.Refused, new TestMessage(9_000, 3));
        Assert.Equal(3, queue.CountOf(Alert));
        Assert.Equal(2, queue.WaitingAt(Alert, new SimTime(8_999)));
        Assert.Equal(3, queue.WaitingAt(Alert, new SimTime(9_000)));

        _ = Releases(queue, 1_500);

        Assert.Equal(1, queue.CountOf(Alert));
        Assert.Equal(0, queue.CountOf(Install));
    }

    private static OutboundQueue<TestMessage> OneOf(ReleasePlan plan)
        => new(plan, new ReleaseCapacity(MessageRate.PerSecond(1), ImmutableArray<ReleasePeriod>.Empty));
}
