using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The headings of metrics: their own titles, or words made from their names.</summary>
internal static class MetricTitles
{
    private const string Seconds = "Seconds";

    private static readonly (string Ending, string Words)[] Statistics =
    [
        ("P50", "Median"), ("P75", "75th percentile of"), ("P90", "90th percentile of"), ("P95", "95th percentile of"),
        ("P99", "99th percentile of"), ("Max", "Longest"), ("Min", "Shortest"), ("Mean", "Mean"),
    ];

    /// <summary>True for a part of a whole, whose name follows a dot.</summary>
    public static bool IsPart(Metric metric) => metric.Name.IndexOf('.', StringComparison.Ordinal) > 0;

    /// <summary>The name of the whole that a part belongs to; the metric's own name when it is no part.</summary>
    public static string Whole(Metric metric) =>
        IsPart(metric) ? metric.Name[..metric.Name.IndexOf('.', StringComparison.Ordinal)] : metric.Name;

    /// <summary>
    /// The heading: the metric's title, the name of a part, or the words of the name (<c>n28DelayP99Seconds</c> of unit <c>s</c> reads
    /// <c>99th percentile of N28 delay</c>).
    /// </summary>
    public static string Of(Metric metric) => metric.Title.Length > 0
        ? metric.Title
        : IsPart(metric) ? metric.Name[(Whole(metric).Length + 1)..] : FromName(metric.Name, IsDuration(metric));

    /// <summary>The heading where the whole does not stand above a part: <c>99th percentile of recovery: Prepayment</c>.</summary>
    public static string Full(Metric metric) =>
        IsPart(metric) ? $"{FromName(Whole(metric), IsDuration(metric))}: {Of(metric)}" : Of(metric);

    /// <summary>The unit where the full heading does not say it yet and the values do not carry it; empty otherwise.</summary>
    public static string UnitBesideFull(Metric metric) =>
        IsDuration(metric) || Says(Full(metric), metric.Unit) ? string.Empty : metric.Unit;

    /// <summary>The unit where the heading does not say it yet and the values do not carry it; empty otherwise.</summary>
    public static string UnitBeside(Metric metric) =>
        IsDuration(metric) || IsPart(metric) || Says(Of(metric), metric.Unit) ? string.Empty : metric.Unit;

    private static bool IsDuration(Metric metric) => Durations.TrySeconds(0, metric.Unit) is not null;

    private static bool Says(string title, string unit) =>
        title.Split(' ').Contains(unit, StringComparer.OrdinalIgnoreCase);

    // Durations are shown in units of their own, so the name's unit would contradict what stands beside it. Only of durations is the
    // greatest value the longest.
    private static string FromName(string name, bool duration)
    {
        if (!duration)
        {
            return Words.FromName(name);
        }

        string bare = name.EndsWith(Seconds, StringComparison.Ordinal) ? name[..^Seconds.Length] : name;
        foreach ((string ending, string words) in Statistics)
        {
            if (bare.Length > ending.Length && bare.EndsWith(ending, StringComparison.Ordinal))
            {
                string rest = Words.FromName(bare[..^ending.Length]);
                bool code = rest.Length > 1 && (char.IsAsciiLetterUpper(rest[1]) || char.IsAsciiDigit(rest[1]));
                return words + " " + (code ? rest : char.ToLowerInvariant(rest[0]) + rest[1..]);
            }
        }

        return Words.FromName(bare);
    }
}
