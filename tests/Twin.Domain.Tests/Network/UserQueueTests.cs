using FsCheck.Xunit;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class UserQueueTests
{
    [Theory]
    [InlineData(1, 1, 1_000)] // one message at 1 a second takes a second
    [InlineData(1_000, 500, 2_000)]
    [InlineData(3, 3, 1_000)] // three thirds of a second are a second exactly
    [InlineData(7, 3, 2_334)] // 7 / 3 s, rounded up
    [InlineData(10_800_000, 1_500, 7_200_000)] // six hours of national traffic at three times the mean drain in two hours
    public void Burst_of_n_at_r_a_second_drains_in_n_over_r(int messages, int perSecond, long expectedMs)
    {
        UserQueue queue = new(MessageRate.PerSecond(perSecond));
        SimTime last = default;
        for (int i = 0; i < messages; i++)
        {
            last = queue.Enqueue(default);
        }

        Assert.Equal(expectedMs, last.Ms);
        Assert.Equal(last, queue.BusyUntil);
    }

    [Fact]
    public void Rate_of_a_minute_delivers_its_last_message_at_the_minute()
    {
        UserQueue queue = new(MessageRate.PerMinute(2_500));
        SimTime last = default;
        for (int i = 0; i < 2_500; i++)
        {
            last = queue.Enqueue(new SimTime(-60_000));
        }

        Assert.Equal(0, last.Ms);
    }

    [Fact]
    public void Million_messages_at_a_rate_that_divides_nothing_do_not_drift()
    {
        UserQueue queue = new(MessageRate.PerSecond(997));
        SimTime last = default;
        for (int i = 0; i < 997_000; i++)
        {
            last = queue.Enqueue(default);
        }

        Assert.Equal(1_000_000, last.Ms);
    }

    [Theory]
    [InlineData(0, 1_000)] // served before the closing
    [InlineData(1, 3_001)] // a millisecond of its service is left at the closing
    [InlineData(1_000, 4_000)] // arrives at the closing
    [InlineData(2_999, 4_000)] // arrives while closed
    [InlineData(3_000, 4_000)] // arrives at the opening
    [InlineData(3_001, 4_001)]
    public void Closed_from_second_1_to_3_message_of_a_second_arriving_at_t_is_delivered_at(long at, long expected)
    {
        UserQueue queue = new(MessageRate.PerSecond(1));
        ClosedPeriod[] closed = [new(new SimTime(1_000), new SimTime(3_000))];
        Assert.Equal(expected, queue.Enqueue(new SimTime(at), closed).Ms);
    }

    [Fact]
    public void Service_that_meets_two_closed_periods_is_interrupted_twice()
    {
        UserQueue queue = new(MessageRate.PerSecond(1));
        ClosedPeriod[] closed = [new(new SimTime(400), new SimTime(500)), new(new SimTime(600), new SimTime(5_000))];
        Assert.Equal(5_500, queue.Enqueue(default, closed).Ms);
        Assert.Equal(6_500, queue.Enqueue(default, closed).Ms);
    }

    [Fact]
    public void Closing_until_a_moment_keeps_what_was_promised_and_delays_what_follows()
    {
        UserQueue queue = new(MessageRate.PerSecond(2));
        Assert.Equal(500, queue.Enqueue(default).Ms);
        queue.CloseUntil(new SimTime(10_000));
        Assert.Equal(10_500, queue.Enqueue(new SimTime(600)).Ms);
        queue.CloseUntil(new SimTime(9_000));
        Assert.Equal(11_000, queue.Enqueue(new SimTime(600)).Ms);
    }

    [Fact]
    public void Other_rate_holds_from_the_next_message_on()
    {
        UserQueue queue = new(MessageRate.PerSecond(1));
        Assert.Equal(1_000, queue.Enqueue(default).Ms);
        queue = queue.At(MessageRate.PerSecond(10));
        Assert.Equal(1_100, queue.Enqueue(default).Ms);
    }

    [Fact]
    public void Queue_that_never_had_a_message_has_none_waiting()
        => Assert.Equal(0, new UserQueue(MessageRate.PerSecond(1)).WaitingAt(new SimTime(long.MaxValue)));

    [Fact]
    public void Rate_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MessageRate.PerSecond(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UserQueue(default));
    }

    [Property(MaxTest = 300)]
    public void Any_arrivals_first_in_first_out_never_early_never_idle_never_above_the_rate(ushort[] gaps, ushort messages, byte period)
    {
        MessageRate rate = new((messages % 50) + 1, (period * 13) + 1);
        UserQueue queue = new(rate);
        List<long> arrived = [];
        List<long> delivered = [];
        long now = -500;
        // The exact reference in 1 / messages of a millisecond; work-conserving: finish = max(arrival, last finish) + service.
        Int128 finish = (Int128)long.MinValue * 100;
        foreach (ushort gap in gaps)
        {
            now += gap % 97;
            arrived.Add(now);
            delivered.Add(queue.Enqueue(new SimTime(now)).Ms);
            finish = Int128.Max(finish, (Int128)now * rate.Messages) + rate.PeriodMs;
            Assert.Equal(CeilingOf(finish, rate.Messages), delivered[^1]);
            foreach (long later in (ReadOnlySpan<long>)[0, 1, gap % 5, rate.PeriodMs])
            {
                Assert.Equal(delivered.Count(moment => moment > now + later), queue.WaitingAt(new SimTime(now + later)));
            }
        }

        for (int first = 0; first < delivered.Count; first++)
        {
            Int128 served = (Int128)(delivered[first] - arrived[first]) * rate.Messages;
            Assert.True(served >= rate.PeriodMs, "no message is served faster than the rate");
            for (int last = first; last < delivered.Count; last++)
            {
                Assert.True(delivered[last] >= delivered[first], "first in, first out");
                // n messages within a window of w milliseconds, one end excluded: n - 1 whole services fit in w plus the rounding.
                long window = delivered[last] - delivered[first] + 1;
                Assert.True((Int128)(last - first) * rate.PeriodMs <= (Int128)window * rate.Messages, "the rate is never exceeded");
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Any_closed_periods_deliver_nothing_while_closed_and_lose_no_work(
        byte[] gaps, byte[] closings, byte messages)
    {
        MessageRate rate = new((messages % 7) + 1, 40);
        List<ClosedPeriod> closed = [];
        long at = 0;
        foreach (byte b in closings)
        {
            at += (b % 16) + 1;
            closed.Add(new ClosedPeriod(new SimTime(at), new SimTime(at + (b / 16))));
            at += b / 16;
        }

        UserQueue queue = new(rate);
        UserQueue alwaysOpen = new(rate);
        long now = 0;
        foreach (byte gap in gaps)
        {
            now += gap % 23;
            long delivered = queue.Enqueue(new SimTime(now), [.. closed]).Ms;
            // On a clock that stands still while closed, the queue is one that never closes.
            long onOpenClock = alwaysOpen.Enqueue(new SimTime(OpenTime(now, closed))).Ms;
            Assert.Equal(onOpenClock, OpenTime(delivered, closed));
            Assert.DoesNotContain(closed, period => period.From.Ms < delivered && delivered < period.Until.Ms);
        }
    }

    private static long OpenTime(long moment, List<ClosedPeriod> closed)
        => moment - closed.Sum(period => Math.Clamp(moment - period.From.Ms, 0, period.Until.Ms - period.From.Ms));

    private static Int128 CeilingOf(Int128 value, int divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(value, divisor);
        return rest > 0 ? quotient + 1 : quotient;
    }
}
