using FsCheck.Xunit;
using Twin.Domain.Network.AlertStorms;
using Xunit;

namespace Twin.Domain.Tests.Network.AlertStorms;

/// <summary>Random gaps against what must hold after every alert.</summary>
public class AlertThrottleLaws
{
    [Property(MaxTest = 500)]
    public void Every_alert_is_forwarded_counted_by_one_copy_or_unreported(byte[] gaps, byte threshold, byte window, byte period)
    {
        AlertThrottleSettings settings = new((window % 40) + 1, (threshold % 6) + 1, (period % 90) + 1, []);
        AlertThrottleState state = default;
        long now = 0;
        int heard = 0;
        int forwarded = 0;
        int counted = 0;
        foreach (byte gap in gaps)
        {
            now += gap % 16;
            heard++;
            ThrottledAlert one = AlertThrottle.Hear(ref state, settings, 1, now);
            forwarded += one.Disposition == AlertDisposition.Forwarded ? 1 : 0;
            counted += one.Count;
            Assert.Equal(heard, forwarded + counted + state.Unreported);
            Assert.Equal(one.Disposition == AlertDisposition.Consolidated, one.SequenceId > 0 && one.Count > 0);
            Assert.True(state.IsThrottled || state.Unreported == 0);
        }
    }

    [Property(MaxTest = 300)]
    public void No_window_passes_more_than_the_threshold_and_copies_of_a_storm_are_a_period_apart(byte[] gaps, byte threshold)
    {
        AlertThrottleSettings settings = new(20, (threshold % 6) + 1, 50, []);
        AlertThrottleState state = default;
        long now = 0;
        long lastCopyMs = long.MinValue / 2;
        List<long> forwarded = [];
        foreach (byte gap in gaps)
        {
            now += gap % 8;
            ThrottledAlert one = AlertThrottle.Hear(ref state, settings, 1, now);
            if (one.Disposition == AlertDisposition.Forwarded)
            {
                forwarded.Add(now);
            }
            else if (one.Disposition == AlertDisposition.Consolidated && state.IsThrottled)
            {
                Assert.True(one.SequenceId == 1 || now - lastCopyMs >= settings.PeriodMs);
                lastCopyMs = now;
            }
        }

        // Windows begin at alerts, so any span of a window's length touches two of them at most.
        Assert.All(forwarded, start => Assert.InRange(
            forwarded.Count(t => t >= start && t < start + settings.WindowMs), 1, 2 * settings.Threshold));
    }

    [Property(MaxTest = 300)]
    public void Forgetting_what_can_be_forgotten_changes_nothing(byte[] gaps, byte threshold)
    {
        AlertThrottleSettings settings = new(20, (threshold % 4) + 1, 30, []);
        AlertThrottleState kept = default;
        AlertThrottleState dropped = default;
        long now = 0;
        foreach (byte gap in gaps)
        {
            now += gap % 32;
            dropped = dropped.IsForgettable(settings, now) ? default : dropped;
            Assert.Equal(AlertThrottle.Hear(ref kept, settings, 1, now), AlertThrottle.Hear(ref dropped, settings, 1, now));
        }
    }
}
