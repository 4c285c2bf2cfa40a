using System.Globalization;

namespace Twin.Studies.Reports;

/// <summary>Durations as people say them: the two largest units that matter.</summary>
internal static class Durations
{
    private const string Space = "\u00a0";

    /// <summary>The duration in words (<c>26 h 5 min</c>); null when the unit is no unit of time.</summary>
    public static string? TryText(double value, string unit) => TrySeconds(value, unit) is { } seconds ? Text(seconds) : null;

    /// <summary>The duration in seconds; null when the unit is no unit of time.</summary>
    public static double? TrySeconds(double value, string unit) => unit switch
    {
        "ms" => value / 1000,
        "s" or "seconds" => value,
        "min" or "minutes" => value * 60,
        "h" or "hours" => value * 3600,
        "d" or "days" => value * 86_400,
        _ => null,
    };

    /// <summary>The duration in words.</summary>
    /// <param name="seconds">Seconds; negative durations get a minus sign.</param>
    public static string Text(double seconds)
    {
        string sign = seconds < 0 ? "\u2212" : string.Empty;
        double magnitude = Math.Abs(seconds);
        return magnitude switch
        {
            0 => "0" + Space + "s",
            < 0.9995 => sign + Figures.Number(Round3(magnitude * 1000)) + Space + "ms",
            < 120 => sign + Figures.Number(Round3(magnitude)) + Space + "s",
            < 7200 => sign + Pair((long)Math.Round(magnitude), 60, "min", "min", "s"),
            < 172_800 => sign + Pair((long)Math.Round(magnitude / 60), 60, "h", "h", "min"),
            _ => sign + Pair((long)Math.Round(magnitude / 3600), 24, "day", "days", "h"),
        };
    }

    private static double Round3(double value) =>
        value >= 100 ? Math.Round(value) : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 12));

    private static string Pair(long small, long perLarge, string one, string many, string smallUnit)
    {
        long large = small / perLarge;
        long rest = small % perLarge;
        string text = Figures.Count(large) + Space + (large == 1 ? one : many);
        return rest == 0 ? text : text + Space + rest.ToString(CultureInfo.InvariantCulture) + Space + smallUnit;
    }
}
