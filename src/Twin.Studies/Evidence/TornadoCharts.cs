using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The drawings and tables of a tornado.</summary>
internal static class TornadoCharts
{
    private const int MostBars = 12;

    /// <summary>The figure and the table of a measure that some input moves.</summary>
    internal static Html Figure(TornadoResult tornado, TornadoMeasure measure)
    {
        string id = $"{FileNames.Safe(measure.Metric.Name)}-{measure.Variant}{(measure.IsDifference ? "-difference" : string.Empty)}";
        TornadoEffect[] moving = [.. measure.Effects.Where(static effect => effect.Moves)];
        string title = measure.Title(tornado.Base);
        double magnitude =
            moving.Max(static effect => Math.Max(Math.Abs(effect.LowChange?.Mean ?? 0), Math.Abs(effect.HighChange?.Mean ?? 0)));
        ValueScale scale = ValueScale.For(measure.Metric.Unit, magnitude);
        string from = $"change from {TornadoAnswer.Text(measure.Metric, measure.Base ?? 0)}";
        BarChart chart = new(
            $"tornado-{id}", title, $"{from} ({scale.Unit})", [.. moving.Take(MostBars).Select(effect => Bar(effect, scale))]);
        string more = moving.Length > MostBars
            ? $"{Figures.Count(moving.Length - MostBars)} smaller effects are in the table."
            : string.Empty;
        string[] still = [.. measure.Effects.Where(static effect => !effect.Moves).Select(static effect => effect.Range.Key)];
        return Html.Of(
            $"""
            <figure id="tornado-{id}">
            <figcaption><h3>{title}</h3>{BarChartDrawing.Legend()}</figcaption>
            {BarChartDrawing.Draw(chart, ChartSize.Wide)}{BarChartDrawing.Draw(chart, ChartSize.Narrow)}
            {Html.When(more.Length > 0, () => Html.Of($"<p class=\"hint\">{more}</p>\n"))}{Html.When(
                still.Length > 0, () => Html.Of(
                $"<p class=\"folded\"><strong>No effect:</strong> {string.Join(", ", still)}.</p>\n"))}
            <details><summary>Values behind this chart</summary>
            {Table(moving, measure.Metric, title)}</details>
            </figure>

            """);
    }

    private static PairedBar Bar(TornadoEffect effect, ValueScale scale) => new(
        effect.Range.Key,
        Ends(effect.Range),
        effect.LowChange?.Mean * scale.Factor,
        Scaled(effect.LowChange, scale),
        effect.HighChange?.Mean * scale.Factor,
        Scaled(effect.HighChange, scale));

    // In the unit of the axis, so that a long duration leaves room for its bar.
    private static string Scaled(Running.Sample? change, ValueScale scale) => change switch
    {
        null => "not measured",
        { Mean: 0, HalfWidth: null or 0 } => "0",
        { } known => EvidencePage.Change(known.Mean * scale.Factor, known.HalfWidth * scale.Factor, string.Empty),
    };

    /// <summary>The two values of a range in words: <c>1.01 or 3.92 %, now 2</c>.</summary>
    internal static string Ends(TornadoRange range)
    {
        string unit = range.Definition.Unit.Length == 0 ? string.Empty : "\u00a0" + range.Definition.Unit;
        return range.Low == range.Base ? $"{range.High}{unit}, now {range.Base}; no lower value is allowed"
            : range.High == range.Base ? $"{range.Low}{unit}, now {range.Base}; no higher value is allowed"
            : $"{range.Low} or {range.High}{unit}, now {range.Base}";
    }

    private static string Change(Running.Sample? change, Metric metric) => change switch
    {
        null => "not measured",
        { Mean: 0, HalfWidth: null or 0 } => "0",
        { } known => EvidencePage.Change(known.Mean, known.HalfWidth, metric.Unit),
    };

    private static Html Table(TornadoEffect[] effects, Metric metric, string title) => Html.Of(
        $"""
        <div class="scroll" role="region" aria-label="{title}" tabindex="0"><table class="points">
        <thead><tr><th scope="col">Input</th><th scope="col" class="n">Low</th><th scope="col" class="n">High</th>
        <th scope="col" class="n">Change at low</th><th scope="col" class="n">Change at high</th><th scope="col"
        class="n">Width</th></tr></thead>
        <tbody>
        {Html.ForEach(effects, effect => Html.Of(
            $"""
            <tr><th scope="row">{effect.Range.Key}</th><td class="n">{effect.Range.Low}</td><td class="n">{effect.Range.High}</td>
            <td class="n">{Change(effect.LowChange, metric)}</td><td class="n">{Change(effect.HighChange, metric)}</td>
            <td class="n">{EvidencePage.WithInterval(effect.Swing, null, metric.Unit)}{Html.When(
                effect.MayBeChance, () => Html.Of($"<span class=\"diff same\">may be chance</span>"))}</td></tr>

            """))}</tbody></table></div>
        """);
}
