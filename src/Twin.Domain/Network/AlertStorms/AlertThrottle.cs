namespace Twin.Domain.Network.AlertStorms;

/// <summary>
/// Alert storm protection (SECMP0062; Twin fact sheet 4.5): for each device and alert code, alerts are counted in a window; above the
/// threshold one copy goes out in a designated period and the rest are discarded.
/// </summary>
/// <remarks>
/// What the public text leaves open is decided so, and acts on arrivals alone, without timers. A window begins with the first alert
/// after the last one ended. The alert that exceeds the threshold is the first copy and begins the first period; the first alert at or
/// after a period's end is the next copy. Throttling ends with the first alert after a quiet window: one with at most the threshold, or
/// one without any alert. That alert goes out as a last copy if alerts were discarded that no copy has counted, else as it is.
/// So every alert heard was forwarded, is counted by exactly one copy, or is in <see cref="AlertThrottleState.Unreported"/>.
/// n alerts at an even gap g, with m = ceil(window / g) above the threshold T, pass as T alerts and 1 + floor((n - 1 - T) / q) copies,
/// q = ceil(period / g).
/// </remarks>
public static class AlertThrottle
{
    /// <summary>Hears one alert of a device.</summary>
    /// <param name="state">The state of its code at the device; a code that is excluded leaves it alone.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="code">The alert's code.</param>
    /// <param name="atMs">When it arrives, not before the last one.</param>
    public static ThrottledAlert Hear(ref AlertThrottleState state, AlertThrottleSettings settings, ushort code, long atMs)
    {
        if (settings.ExcludedCodes.Contains(code))
        {
            return default;
        }

        bool afterQuiet = Count(ref state, settings, atMs);
        if (!state.IsThrottled)
        {
            return state.WindowCount > settings.Threshold ? Copy(ref state, settings, atMs) : default;
        }

        if (afterQuiet)
        {
            return Lift(ref state, settings, atMs);
        }

        if (atMs >= state.PeriodEndMs)
        {
            return Copy(ref state, settings, atMs);
        }

        state.Unreported++;
        return new ThrottledAlert(AlertDisposition.Discarded, 0, 0);
    }

    // True when the alert opens a window and the one before it, or the time between them, was quiet.
    private static bool Count(ref AlertThrottleState state, AlertThrottleSettings settings, long atMs)
    {
        long sinceMs = atMs - state.WindowStartMs;
        if (state.WindowCount > 0 && sinceMs < settings.WindowMs)
        {
            state.WindowCount++;
            return false;
        }

        // The window that would have followed ended without an alert if as long again has passed.
        bool quiet = state.WindowCount <= settings.Threshold || sinceMs - settings.WindowMs >= settings.WindowMs;
        state.WindowStartMs = atMs;
        state.WindowCount = 1;
        return quiet;
    }

    private static ThrottledAlert Copy(ref AlertThrottleState state, AlertThrottleSettings settings, long atMs)
    {
        ThrottledAlert copy = new(AlertDisposition.Consolidated, state.SequenceId + 1, state.Unreported + 1);
        state.SequenceId++;
        state.Unreported = 0;
        state.PeriodEndMs = atMs + settings.PeriodMs;
        return copy;
    }

    private static ThrottledAlert Lift(ref AlertThrottleState state, AlertThrottleSettings settings, long atMs)
    {
        ThrottledAlert last = state.Unreported > 0 ? Copy(ref state, settings, atMs) : default;
        state.SequenceId = 0;
        return last;
    }
}
