using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The charts, one for every quantity, all variants in each.</summary>
internal static class CurveSection
{
    public static Html Section(StudyResult result, RunFiles files)
    {
        IReadOnlyList<Chart> charts = Chart.Of(result);
        if (charts.Count == 0)
        {
            return Html.Empty;
        }

        string replication = result.Replications > 1 ? " The curves are those of the first replication." : string.Empty;
        return Html.Of(
            $"""
            <section id="curves" aria-labelledby="curves-head">
            <h2 id="curves-head">Over time</h2>
            <p class="hint">Dashes and marks tell the variants apart; the marks are no points of measurement.
            Where curves coincide, their names are joined by “=”.{replication}</p>
            {Html.ForEach(charts, chart => Figure(chart, files.Series(chart.Name)))}</section>
            """);
    }

    /// <summary>One chart with its legend and values.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="file">The file its points are in, relative to the report.</param>
    public static Html Figure(Chart chart, string file)
    {
        string id = FileNames.Safe(chart.Name);
        bool drawn = chart.Groups().Count > 0;
        return Html.Of(
            $"""
            <figure id="curve-{id}">
            <figcaption><h3>{chart.Title}</h3>{Html.When(drawn, () => Legend(chart))}</figcaption>
            {(drawn
                ? Html.Of($"{LineChart.Draw(chart, ChartSize.Wide)}{LineChart.Draw(chart, ChartSize.Narrow)}{Values(chart, file)}")
                : Html.Of($"<p class=\"none\">No variant has a point of this curve.</p>"))}
            </figure>

            """);
    }

    private static Html Legend(Chart chart) => Html.Of(
        $"""
        <ul class="legend">{Html.ForEach(
            chart.Groups(), group => Html.Of($"<li>{Samples(group)}{LineChart.GroupName(group)}</li>"))}</ul>
        """);

    private static Html Samples(IReadOnlyList<ChartCurve> group) => Html.ForEach(group, curve => new CurveStyle(curve.Index).Sample());

    private static Html Values(Chart chart, string file)
    {
        TimeTicks times = TimeTicks.For(chart.HorizonMs, ChartSize.Wide.TimeIntervals);
        return Html.Of(
            $"""
            <details><summary>Values behind this chart</summary>
            <p class="hint">At the marks of the time axis, {chart.Unit}; every point is in <a href="{file}">{file}</a>.</p>
            <div class="scroll" role="region" aria-label="Values of {chart.Title}" tabindex="0"><table>
            <thead><tr><th scope="col" class="n">Time ({times.Unit})</th>{Html.ForEach(
                chart.Curves, curve => Html.Of($"<th scope=\"col\" class=\"n\">{curve.Variant}</th>"))}</tr></thead>
            <tbody>
            {Html.ForEach(times.Values, mark => ValueRow(chart, times, mark))}</tbody></table></div></details>
            """);
    }

    private static Html ValueRow(Chart chart, TimeTicks times, long mark)
    {
        Html cells = Html.ForEach(chart.Curves, curve => ValueCell(chart, curve, mark));
        return Html.Of($"<tr><th scope=\"row\" class=\"n\">{times.Label(mark)}</th>{cells}</tr>\n");
    }

    private static Html ValueCell(Chart chart, ChartCurve curve, long mark) =>
        Html.Of($"<td class=\"n\">{(curve.ValueAt(mark, chart.Step) is { } value ? Figures.Number(value) : Figures.None)}</td>");
}
