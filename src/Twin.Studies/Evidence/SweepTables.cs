using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The figures of a sweep: a table for every metric shown, a line for every point.</summary>
internal static class SweepTables
{
    internal static Html Section(SweepResult sweep) => Html.Of(
        $"""
        <section id="points" aria-labelledby="points-head">
        <h2 id="points-head">The points</h2>
        <p class="hint">{EvidencePage.Intervals(sweep.Replications)} Below the value of a variant stands its difference from
        {sweep.First.Variants[0].Name}. Every metric of every point is in <a href="sweep.csv">sweep.csv</a>.</p>
        {Html.ForEach(sweep.Metrics, metric => Table(sweep, metric))}</section>
        """);

    private static Html Table(SweepResult sweep, string metric)
    {
        int at = MetricChoice.IndexOf(sweep.First, metric);
        Metric what = sweep.First.Variants[0].Metrics[at];
        MetricThreshold[] thresholds = [.. sweep.Thresholds.Where(one => one.Metric == metric)];
        string unit = Durations.TrySeconds(0, what.Unit) is null ? $" ({what.Unit})" : string.Empty;
        return Html.Of(
            $"""
            <h3 id="points-{FileNames.Safe(metric)}">{MetricTitles.Full(what)}<small>{unit}</small></h3>
            {Html.When(what.Description.Length > 0, () => Html.Of($"<p class=\"hint\">{what.Description}</p>\n"))}
            <div class="scroll" role="region" aria-labelledby="points-{FileNames.Safe(metric)}" tabindex="0"><table class="points">
            <thead><tr>{Html.ForEach(sweep.Axes, axis => Html.Of($"<th scope=\"col\" class=\"n\">{axis.Key}</th>"))}{Html.ForEach(
                sweep.First.Variants.Index(), one => Html.Of(
                    $"<th scope=\"col\" class=\"n\">{new CurveStyle(
                        one.Index).Sample()}<span class=\"variant\">{one.Item.Name}</span></th>"))}</tr></thead>
            <tbody>
            {Html.ForEach(sweep.Points, point => Row(sweep, point, at, thresholds))}</tbody></table></div>

            """);
    }

    private static Html Row(SweepResult sweep, SweepPoint point, int metric, MetricThreshold[] thresholds) => Html.Of(
        $"""
        <tr>{Html.ForEach(sweep.Axes.Zip(point.Values), one =>
            Html.Of($"<th scope=\"row\" class=\"n\">{InputWords.Value(one.Second, one.First.Definition.Unit)}</th>"))}{Html.ForEach(
            point.Result.Variants, variant => Cell(point.Result, variant, variant.Metrics[metric], thresholds))}</tr>

        """);

    private static Html Cell(StudyResult result, VariantResult variant, Metric metric, MetricThreshold[] thresholds)
    {
        if (metric.Value is not { } value || !double.IsFinite(value))
        {
            return Html.Of($"<td class=\"n\"><span class=\"none\">{Figures.None}<span class=\"unseen\"> not measured</span></span></td>");
        }

        MetricDifference? difference = result.Differences.FirstOrDefault(one => one.Metric == metric.Name && one.Variant == variant.Name);
        Html change = difference?.Absolute switch
        {
            null => Html.Empty,
            0 when difference.HalfWidth is null or 0 => Html.Of($"<span class=\"diff same\">same</span>"),
            { } absolute => Html.Of($"<span class=\"diff\">{EvidencePage.Change(absolute, difference.HalfWidth, metric.Unit)}</span>"),
        };
        Html broken = Html.When(
            thresholds.Any(one => !one.IsKept(value)), () => Html.Of($" <span class=\"alarm\" title=\"breaks the threshold\">✗</span>"));
        return Html.Of(
            $"<td class=\"n\"><span class=\"value\">{EvidencePage.WithInterval(
                value, metric.HalfWidth, metric.Unit)}</span>{broken}{change}</td>");
    }
}
