using System.Runtime.CompilerServices;
using Twin.Domain.Network.AlertStorms;
using Xunit;

namespace Twin.Domain.Tests.Network.AlertStorms;

public class AlertThrottleTests
{
    private const ushort Tamper = 0x8F75;
    private const ushort Outage = 0x8F36;
    private const long Minute = 60_000;

    private static readonly AlertThrottleSettings FiveAMinuteOneAnHour = new(Minute, 5, 60 * Minute, [Outage]);

    private static List<ThrottledAlert> Hear(AlertThrottleSettings settings, params long[] timesMs)
    {
        AlertThrottleState state = default;
        return [.. timesMs.Select(t => AlertThrottle.Hear(ref state, settings, Tamper, t))];
    }

    private static string Letters(IEnumerable<ThrottledAlert> alerts)
        => string.Concat(alerts.Select(static a => a.Disposition switch
        {
            AlertDisposition.Forwarded => "f",
            AlertDisposition.Discarded => "-",
            _ => $"{a.SequenceId}({a.Count})",
        }));

    // Alerts at 0, g, 2g, ...: T as they are, then a copy every ceil(P / g) alerts, if ceil(W / g) of them exceed T.
    [Theory]
    [InlineData(1_000, 1_000, 60, 5, 3_600, 5, 1)] // one a second for 1,000 s: five, and one copy in the hour
    [InlineData(10_000, 1_000, 60, 5, 3_600, 5, 3)] // copies at 5, 3,605 and 7,205 s
    [InlineData(3_605, 1_000, 60, 5, 3_600, 5, 1)] // the alert before the second copy
    [InlineData(3_606, 1_000, 60, 5, 3_600, 5, 2)] // and the one that is it
    [InlineData(100, 12_000, 60, 5, 3_600, 100, 0)] // five a minute do not exceed five
    [InlineData(100, 11_999, 60, 5, 3_600, 5, 1)] // six do
    [InlineData(5, 1_000, 60, 5, 3_600, 5, 0)]
    [InlineData(6, 1_000, 60, 5, 3_600, 5, 1)]
    [InlineData(1_000, 7_000, 900, 20, 21_600, 20, 1)] // the period is not a multiple of the gap
    [InlineData(10_000, 7_000, 900, 20, 21_600, 20, 4)]
    [InlineData(50, 1_000, 60, 1, 1, 1, 49)] // a period as short as the gap lets every alert pass as a copy
    public void Alerts_at_even_gaps_pass_as_the_closed_form_says(
        int alerts, long gapMs, long windowSeconds, int threshold, long periodSeconds, int forwarded, int copies)
    {
        AlertThrottleSettings settings = new(windowSeconds * 1_000, threshold, periodSeconds * 1_000, []);
        List<ThrottledAlert> heard = Hear(settings, [.. Enumerable.Range(0, alerts).Select(i => i * gapMs)]);

        Assert.Equal(forwarded, heard.Count(static a => a.Disposition == AlertDisposition.Forwarded));
        Assert.Equal(copies, heard.Count(static a => a.Disposition == AlertDisposition.Consolidated));
        Assert.Equal(Enumerable.Range(1, copies), heard.Where(static a => a.SequenceId > 0).Select(static a => a.SequenceId));
    }

    [Fact]
    public void Copy_counts_itself_and_what_was_discarded_since_the_copy_before()
    {
        // Six a minute: the alert of second 50 is the first copy, that of 3,650 the next, with 359 discarded between them.
        List<ThrottledAlert> heard = Hear(FiveAMinuteOneAnHour, [.. Enumerable.Range(0, 370).Select(i => i * 10_000L)]);
        Assert.Equal([1, 360], heard.Where(static a => a.SequenceId > 0).Select(static a => a.Count));
    }

    [Theory]
    [InlineData(60_010, "fffff1(1)--")] // the window of seven alerts was not quiet
    [InlineData(119_999, "fffff1(1)--")]
    [InlineData(120_000, "fffff1(1)-2(2)")] // a whole window has passed without an alert
    public void Storm_of_seven_alerts_that_resumes_after(long resumesMs, string expected)
        => Assert.Equal(expected, Letters(Hear(FiveAMinuteOneAnHour, 0, 1, 2, 3, 4, 5, 6, resumesMs)));

    [Fact]
    public void Slow_device_is_heard_again_after_one_window_with_few_alerts()
    {
        // Seven at once, three in the window that begins at 70 s, and the first of the next window lifts the throttle.
        List<ThrottledAlert> heard = Hear(FiveAMinuteOneAnHour, 0, 0, 0, 0, 0, 0, 0, 70_000, 80_000, 90_000, 140_000, 141_000);
        Assert.Equal("fffff1(1)----2(5)f", Letters(heard));
    }

    [Fact]
    public void Second_storm_of_a_device_has_its_own_sequence_and_allowance()
    {
        List<ThrottledAlert> heard = Hear(
            FiveAMinuteOneAnHour, [.. Enumerable.Repeat(0L, 6), .. Enumerable.Repeat(2 * Minute, 7)]);
        Assert.Equal("fffff1(1)fffff1(1)-", Letters(heard));
    }

    [Fact]
    public void Excluded_code_is_never_throttled_and_leaves_the_state_alone()
    {
        AlertThrottleState state = default;
        for (int i = 0; i < 1_000; i++)
        {
            Assert.Equal(default, AlertThrottle.Hear(ref state, FiveAMinuteOneAnHour, Outage, i));
        }

        Assert.True(state.IsForgettable(FiveAMinuteOneAnHour, 0));
    }

    [Theory]
    [InlineData(5, 59_999, false)]
    [InlineData(5, 60_000, true)]
    [InlineData(6, 1_000_000_000, false)]
    public void State_can_be_forgotten_when_its_window_is_over_and_no_storm_is_on(int alerts, long nowMs, bool expected)
    {
        AlertThrottleState state = default;
        for (int i = 0; i < alerts; i++)
        {
            AlertThrottle.Hear(ref state, FiveAMinuteOneAnHour, Tamper, 0);
        }

        Assert.Equal(expected, state.IsForgettable(FiveAMinuteOneAnHour, nowMs));
    }

    [Fact]
    public void State_takes_28_bytes() => Assert.Equal(28, Unsafe.SizeOf<AlertThrottleState>());

    [Theory]
    [InlineData(0, 5, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 5, 0)]
    public void Settings_below_one_are_refused(long windowMs, int threshold, long periodMs)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new AlertThrottleSettings(windowMs, threshold, periodMs, []));
}
