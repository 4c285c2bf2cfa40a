using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>
/// The table of every metric: the baseline's value, and for every other variant its value with the paired difference below.
/// </summary>
internal static class DifferenceTable
{
    public static Html Section(StudyResult result)
    {
        if (result.Variants.Count == 0)
        {
            return Html.Empty;
        }

        VariantResult baseline = result.Variants[0];
        List<Metric> metrics = Rows(result);
        List<Metric> rows = [.. metrics.Where(row => !ZeroMetrics.IsZero(result, row) && !ZeroMetrics.IsUnmeasured(result, row))];
        return Html.Of(
            $"""
            <section id="differences" aria-labelledby="differences-head">
            <h2 id="differences-head">{(result.Variants.Count > 1 ? $"Differences from {baseline.Name}" : "What was measured")}</h2>
            <p class="hint">{Hint(result, baseline)}</p>
            {Html.When(rows.Count > 0, () => Table(result, rows))}
            {ZeroMetrics.Lines(result, metrics)}</section>
            """);
    }

    private static Html Table(StudyResult result, List<Metric> rows) => Html.Of(
        $"""
        <div class="scroll" role="region" aria-labelledby="differences-head" tabindex="0">
        <table class="metrics">
        <thead><tr><th scope="col">Metric</th>{Html.ForEach(
            Enumerable.Range(0, result.Variants.Count), i => Head(result.Variants[i], i))}</tr></thead>
        <tbody>
        {Html.ForEach(rows, row => Row(result, row))}</tbody>
        </table>
        </div>
        """);

    private static string Hint(StudyResult result, VariantResult baseline)
    {
        string cells = result.Variants.Count > 1
            ? $"Each cell shows the value and, below it, the difference from {baseline.Name}. "
            : string.Empty;
        return cells + (result.Replications > 1
            ? $"Values are means of {Figures.Count(result.Replications)} replications; ± is half the 95\u00a0% confidence interval,"
              + " for differences that of the paired difference. No ± where every replication gave the same;"
              + " “may be chance” where the interval includes zero."
            : "One run of each: the differences are exact for this seed; --replications tells how much another seed would move them.");
    }

    private static Html Head(VariantResult variant, int index) => Html.Of(
        $"""
        <th scope="col" class="n">{new CurveStyle(index).Sample()}<span class="variant">{variant.Name}</span>{Baseline(index)}</th>
        """);

    private static Html Baseline(int index) => Html.When(index == 0, () => Html.Of($"<small>baseline</small>"));

    private static List<Metric> Rows(StudyResult result) =>
        [.. result.Variants.SelectMany(variant => variant.Metrics).DistinctBy(metric => metric.Name, StringComparer.Ordinal)];

    private static Html Row(StudyResult result, Metric metric)
    {
        // A part whose whole has no row, as of a percentile, stands for itself.
        bool part = MetricTitles.IsPart(metric)
            && result.Variants.Any(variant => variant.Metrics.Any(one => one.Name == MetricTitles.Whole(metric)));
        string title = part ? MetricTitles.Of(metric) : MetricTitles.Full(metric);
        string unit = part ? MetricTitles.UnitBeside(metric) : MetricTitles.UnitBesideFull(metric);
        Html unitBeside = Html.When(unit.Length > 0, () => Html.Of($" <span class=\"unit\">{unit}</span>"));
        Html description = Html.When(metric.Description.Length > 0, () => Html.Of($"<small>{metric.Description}</small>"));
        Html of = Html.When(part, () => Html.Of($"<span class=\"of\">of which </span>"));
        return Html.Of(
            $"""
            <tr{(part ? Html.Of($" class=\"part\"") : Html.Empty)} id="metric-{FileNames.Safe(metric.Name)}">
            <th scope="row" title="{metric.Name}">{of}{title}{unitBeside}{description}</th>
            {Html.ForEach(result.Variants, variant => Cell(result, variant, metric))}</tr>

            """);
    }

    private static Html Cell(StudyResult result, VariantResult variant, Metric row)
    {
        Metric? metric = variant.Metrics.FirstOrDefault(m => string.Equals(m.Name, row.Name, StringComparison.Ordinal));
        MetricDifference? difference = result.Differences.FirstOrDefault(d =>
            string.Equals(d.Metric, row.Name, StringComparison.Ordinal)
            && string.Equals(d.Variant, variant.Name, StringComparison.Ordinal));
        return Html.Of($"<td class=\"n\">{Value(metric)}{(difference is null ? Html.Empty : Difference(difference))}</td>");
    }

    private static Html Value(Metric? metric)
    {
        if (metric?.Value is not { } value || !double.IsFinite(value))
        {
            return Html.Of(
                $"<span class=\"none\" title=\"nothing was measured\">{Figures.None}<span class=\"unseen\"> not measured</span></span>");
        }

        string raw = CsvLines.Cell(value) + " " + metric.Unit;
        Html interval = metric.HalfWidth is > 0 and { } half
            ? Html.Of($" <span class=\"pm\">{Interval(half, metric.Unit)}</span>") : Html.Empty;
        string text = Durations.TryText(value, metric.Unit)
            ?? (metric.HalfWidth is { } width ? Figures.Number(value, width) : Figures.Number(value));
        return Html.Of($"<span class=\"value\" title=\"{raw}\">{text}</span>{interval}");
    }

    private static Html Difference(MetricDifference difference)
    {
        if (difference.Absolute is not { } absolute || !double.IsFinite(absolute))
        {
            return Html.Of($"<span class=\"diff same\">no comparison</span>");
        }

        bool replicated = difference.HalfWidth is not null;
        if (absolute == 0 && difference.HalfWidth is null or 0)
        {
            return Html.Of($"<span class=\"diff same\">same</span>");
        }

        bool chance = replicated && Math.Abs(absolute) <= difference.HalfWidth;
        string arrow = absolute > 0 ? "▲" : absolute < 0 ? "▼" : string.Empty;
        string text = Durations.TryText(absolute, difference.Unit) is { } duration
            ? (absolute > 0 ? "+" : string.Empty) + duration
            : difference.HalfWidth is { } half
                ? (absolute > 0 ? "+" : string.Empty) + Figures.Number(absolute, half)
                : Figures.Signed(absolute);
        Html interval = difference.HalfWidth is > 0 and { } width ? Html.Of($" {Interval(width, difference.Unit)}") : Html.Empty;
        Html relative = difference.Relative is { } share && double.IsFinite(share) && absolute != 0
            ? Html.Of($" <span class=\"share\">({Figures.SignedPercent(share)})</span>") : Html.Empty;
        return Html.Of(
            $"""
            <span class="diff{(chance ? " same" : string.Empty)}" title="{CsvLines.Cell(absolute)} {difference.Unit}"><span
            class="arrow" aria-hidden="true">{arrow}</span> {text}{interval}{relative}</span>{Html.When(
                chance, () => Html.Of($"<span class=\"diff same\">may be chance</span>"))}
            """);
    }

    private static string Interval(double halfWidth, string unit) =>
        Durations.TryText(halfWidth, unit) is { } duration ? "±\u00a0" + duration : Figures.HalfWidth(halfWidth);
}
