using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The drawings of a sweep: curves over one input, maps over two.</summary>
internal static class SweepCharts
{
    /// <summary>The curves of a metric, and with replications those of its differences.</summary>
    internal static Html Curves(SweepResult sweep, string metric)
    {
        IReadOnlyList<SweepCurve> curves = SweepCurve.Of(sweep, metric);
        InputChart values =
            Chart(sweep, metric, MetricTitles.Full(curves[0].Metric), curves, sweep.Thresholds.FirstOrDefault(one => one.Metric == metric));
        List<SweepCurve> differences = sweep.Replications > 1 ? Differences(sweep, curves) : [];
        Html second = Html.When(differences.Count > 0, () => Figure(Chart(
            sweep,
            metric + ".difference",
            $"{MetricTitles.Full(curves[0].Metric)}: difference from {sweep.First.Variants[0].Name}",
            differences,
            null)));
        return Html.Of($"{Figure(values)}{second}");
    }

    /// <summary>The maps of a metric, one for every variant or group of variants that coincide.</summary>
    internal static Html Maps(SweepResult sweep, string metric)
    {
        IReadOnlyList<SweepCurve> curves = SweepCurve.Of(sweep, metric);
        double[] all = [.. curves.SelectMany(static curve => curve.Values).OfType<double>().DefaultIfEmpty(0)];
        ValueScale scale = ValueScale.For(curves[0].Metric.Unit, all.Max(Math.Abs));
        MetricThreshold? threshold = sweep.Thresholds.FirstOrDefault(one => one.Metric == metric);
        return Html.ForEach(curves, curve =>
        {
            string title = $"{MetricTitles.Full(curve.Metric)}: {curve.Name}";
            HeatMap map = new(
                $"{metric}-{curve.Variant}",
                title,
                Title(sweep.Axes[1]),
                sweep.Axes[1].Values,
                Title(sweep.Axes[0]),
                sweep.Axes[0].Values,
                [.. curve.Values.Select(value => value * scale.Factor)],
                all.Min() * scale.Factor,
                all.Max() * scale.Factor)
            {
                IsKept = threshold is null ? null : value => threshold.IsKept(value / scale.Factor),
            };
            return Html.Of(
                $"""
                <figure id="map-{FileNames.Safe(map.Name)}">
                <figcaption><h3>{Html.ForEach(curve.Variants, static one => new CurveStyle(one).Sample())}{title}
                <small>({scale.Unit})</small></h3></figcaption>
                <div class="scroll" role="region" aria-label="{title}" tabindex="0">{HeatMapDrawing.Draw(map)}</div>
                </figure>

                """);
        });
    }

    private static Html Figure(InputChart chart) => Html.Of(
        $"""
        <figure id="curve-{FileNames.Safe(chart.Name)}">
        <figcaption><h3>{chart.Title}</h3>{Html.When(
            chart.Curves.Any(static one => one.Points.Count > 0), () => Legend(chart))}</figcaption>
        {InputChartDrawing.Draw(chart, ChartSize.Wide)}{InputChartDrawing.Draw(chart, ChartSize.Narrow)}</figure>

        """);

    private static Html Legend(InputChart chart) => Html.Of(
        $"""
        <ul class="legend">{Html.ForEach(chart.Curves, curve => Html.Of(
            $"<li>{Html.ForEach(curve.Indexes, static one => new CurveStyle(one).Sample())}{curve.Name}</li>"))}</ul>
        """);

    private static InputChart Chart(
        SweepResult sweep, string name, string title, IReadOnlyList<SweepCurve> curves, MetricThreshold? threshold)
    {
        InputAxis axis = sweep.Axes[0];
        double magnitude = curves.SelectMany(static one => one.Values).OfType<double>().Select(Math.Abs).DefaultIfEmpty(0).Max();
        ValueScale scale = ValueScale.For(curves[0].Metric.Unit, magnitude);
        return new InputChart(
            name,
            title,
            scale.Unit,
            Title(axis),
            axis.Values,
            axis.Numbers,
            [.. curves.Select(curve => new InputCurve(curve.Name, curve.Variants, [.. Points(curve, scale.Factor)]))])
        {
            Threshold = threshold?.Value * scale.Factor,
        };
    }

    private static IEnumerable<InputPoint> Points(SweepCurve curve, double factor) => curve.Values.Index()
        .Where(static one => one.Item is { } value && double.IsFinite(value))
        .Select(one => new InputPoint(one.Index, one.Item!.Value * factor, (curve.HalfWidths[one.Index] ?? 0) * factor));

    private static string Title(InputAxis axis) => axis.Definition.Unit.Length == 0 ? axis.Key : $"{axis.Key} ({axis.Definition.Unit})";

    // Paired by replication, so far surer than what the bands of the values suggest.
    private static List<SweepCurve> Differences(SweepResult sweep, IReadOnlyList<SweepCurve> curves)
    {
        List<SweepCurve> differences = [];
        foreach (SweepCurve curve in curves.Where(static one => one.Variant > 0))
        {
            MetricDifference[] points =
            [
                .. sweep.Points.Select(point => point.Result.Differences.First(one =>
                    one.Metric == curve.Metric.Name && one.Variant == point.Result.Variants[curve.Variant].Name)),
            ];
            differences.Add(curve with
            {
                Values = [.. points.Select(static one => one.Absolute)],
                HalfWidths = [.. points.Select(static one => one.HalfWidth)],
            });
        }

        return differences;
    }
}
