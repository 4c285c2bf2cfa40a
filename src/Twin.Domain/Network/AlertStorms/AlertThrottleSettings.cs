using System.Collections.Frozen;

namespace Twin.Domain.Network.AlertStorms;

/// <summary>
/// How much a device may send of one alert. None of the three quantities is public (Twin fact sheet 4.5); the codes that are never
/// throttled are those of the Traffic Management Mechanism Document.
/// </summary>
public sealed record AlertThrottleSettings
{
    /// <summary>Makes settings.</summary>
    /// <param name="windowMs">How long alerts are counted, at least 1 ms.</param>
    /// <param name="threshold">How many alerts of one code a device may send in a window, at least 1.</param>
    /// <param name="periodMs">The designated period: at most one copy in it, at least 1 ms.</param>
    /// <param name="excludedCodes">The device alert codes that are never throttled.</param>
    public AlertThrottleSettings(long windowMs, int threshold, long periodMs, IEnumerable<ushort> excludedCodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowMs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodMs, 1);
        WindowMs = windowMs;
        Threshold = threshold;
        PeriodMs = periodMs;
        ExcludedCodes = excludedCodes.ToFrozenSet();
    }

    /// <summary>How long alerts are counted, milliseconds.</summary>
    public long WindowMs { get; }

    /// <summary>How many alerts of one code a device may send in a window.</summary>
    public int Threshold { get; }

    /// <summary>The designated period, milliseconds.</summary>
    public long PeriodMs { get; }

    /// <summary>The codes that are never throttled.</summary>
    public FrozenSet<ushort> ExcludedCodes { get; }
}
