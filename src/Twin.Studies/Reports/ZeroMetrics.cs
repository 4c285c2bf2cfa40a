using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>Metrics that no variant sets apart because all are zero, or none was measured: one line instead of a row for each.</summary>
internal static class ZeroMetrics
{
    /// <summary>True when the metric is zero in every variant, in every replication.</summary>
    public static bool IsZero(StudyResult result, Metric row) =>
        All(result, row, metric => metric is { Value: 0, HalfWidth: null or 0 });

    /// <summary>True when no variant measured the metric.</summary>
    public static bool IsUnmeasured(StudyResult result, Metric row) =>
        All(result, row, metric => metric?.Value is not { } value || !double.IsFinite(value));

    /// <summary>The closing lines of the table of differences; nothing when every metric has a row.</summary>
    /// <param name="result">What the study found.</param>
    /// <param name="rows">Every metric, in the order to show them.</param>
    public static Html Lines(StudyResult result, IReadOnlyList<Metric> rows)
    {
        string where = result.Variants.Count > 1 ? " in every variant" : string.Empty;
        string nowhere = result.Variants.Count > 1 ? " in any variant" : string.Empty;
        return Html.Concat(
        [
            Line($"Zero{where}:", rows, [.. rows.Where(row => IsZero(result, row))]),
            Line($"Not measured{nowhere}:", rows, [.. rows.Where(row => IsUnmeasured(result, row))]),
        ]);
    }

    private static bool All(StudyResult result, Metric row, Func<Metric?, bool> holds) => result.Variants.All(variant =>
        holds(variant.Metrics.FirstOrDefault(metric => string.Equals(metric.Name, row.Name, StringComparison.Ordinal))));

    private static Html Line(string lead, IReadOnlyList<Metric> all, List<Metric> folded)
    {
        if (folded.Count == 0)
        {
            return Html.Empty;
        }

        // Parts stand behind their whole: "Devices suspended (GSME, PPMID)". The parts of a whole that is folded go without saying.
        HashSet<string> wholes = new(
            folded.Where(metric => !MetricTitles.IsPart(metric)).Select(metric => metric.Name), StringComparer.Ordinal);
        IEnumerable<string> titles = folded
            .Where(metric => !MetricTitles.IsPart(metric) || !wholes.Contains(MetricTitles.Whole(metric)))
            .GroupBy(MetricTitles.Whole, StringComparer.Ordinal)
            .Select(group => MetricTitles.IsPart(group.First()) ? Parts(group.Key, group, all) : MetricTitles.Of(group.First()));
        return Html.Of($"<p class=\"folded\"><strong>{lead}</strong> {string.Join("; ", titles)}.</p>\n");
    }

    private static string Parts(string whole, IEnumerable<Metric> parts, IReadOnlyList<Metric> all)
    {
        Metric? parent = all.FirstOrDefault(metric => string.Equals(metric.Name, whole, StringComparison.Ordinal));
        string title = parent is null ? Words.FromName(whole) : MetricTitles.Of(parent);
        return title + " (" + string.Join(", ", parts.Select(MetricTitles.Of)) + ")";
    }
}
