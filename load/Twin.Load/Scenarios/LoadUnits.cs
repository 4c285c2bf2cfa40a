using System.Globalization;

namespace Twin.Load.Scenarios;

/// <summary>Durations as scenario files write them: a number and its unit, as <c>500ms</c>, <c>10s</c>, <c>5min</c>, <c>1h</c>.</summary>
internal static class LoadUnits
{
    /// <summary>What errors call a duration.</summary>
    public const string AllowedDurations = "a whole number with its unit: ms, s, min or h, as 30s";

    private static readonly (string Unit, long Us)[] Units =
        [("us", 1), ("ms", 1_000), ("min", 60_000_000), ("s", 1_000_000), ("h", 3_600_000_000)];

    /// <summary>Reads a whole number of milliseconds; false for another unit, a fraction or what is too large.</summary>
    public static bool TryMilliseconds(string text, out long ms)
    {
        ms = 0;
        bool whole = !text.Contains('.', StringComparison.Ordinal);
        if (!whole || !TryMicroseconds(text, out decimal us) || us % 1_000 != 0 || us >= long.MaxValue)
        {
            return false;
        }

        ms = (long)us / 1_000;
        return true;
    }

    /// <summary>Reads a duration that may have a fraction, as <c>2.5ms</c>, in microseconds.</summary>
    public static bool TryMicroseconds(string text, out decimal us)
    {
        us = 0;
        foreach ((string unit, long size) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text[..^unit.Length].TrimEnd(' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out us)
                && us < 1_000_000_000_000)
            {
                us *= size;
                return true;
            }
        }

        return false;
    }

    /// <summary>A duration as a scenario file has it, in the largest unit that is whole.</summary>
    public static string Duration(long ms) => ms switch
    {
        0 => "0s",
        _ when ms % 3_600_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000}h"),
        _ when ms % 60_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000}min"),
        _ when ms % 1_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1_000}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms}ms"),
    };
}
