namespace Twin.Studies.Reports.Charts;

/// <summary>Draws a chart over an input as SVG whose colours come from the page's style sheet.</summary>
internal static class InputChartDrawing
{
    /// <summary>The drawing.</summary>
    public static Html Draw(InputChart chart, ChartSize size)
    {
        InputFrame frame = new(chart, size);
        string id = FileNames.Safe(chart.Name) + "-" + size.Class;
        return Html.Of(
            $"""
            <svg class="chart {size.Class}" viewBox="0 0 {size.Width} {size.Height}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{chart.Title}</title>
            <desc id="{id}-desc">{Description(chart)}</desc>
            {Axes(chart, frame, size)}{Threshold(chart, frame)}{InputCurveDrawing.Draw(chart, frame, size)}</svg>

            """);
    }

    private static string Description(InputChart chart)
    {
        IEnumerable<string> each = chart.Curves.Select(curve => curve.Points.Count == 0
            ? $"{curve.Name}: nothing measured."
            : $"{curve.Name}: {string.Join(", ", curve.Points
                .Select(point => $"{Figures.Number(point.Value)} at {chart.Labels[point.At]}"))}.");
        return $"{chart.Unit} over {chart.Axis}. {string.Join(' ', each)}";
    }

    private static Html Axes(InputChart chart, InputFrame frame, ChartSize size)
    {
        string unit = frame.Values.InMillions ? $"{chart.Unit} (millions)" : chart.Unit;
        string axis = chart.Axis + (chart.IsLogarithmic ? ", logarithmic" : string.Empty);
        double middle = (frame.Left + frame.Right) / 2;
        int most = (int)(2 * Math.Min(middle, size.Width - middle) / Svg.TextWidth("x", size.LargestText));
        return Html.Of(
            $"""
            <g class="axis"><text class="name" x="0" y="14">{unit}</text>
            {ValueMarks.Draw(frame.Values, frame.Left, frame.Right, frame.Y)}<path
            d="M{Svg.Number(frame.Left)} {Svg.Number(frame.Bottom)}H{Svg.Number(frame.Right)}"/>
            {Html.ForEach(Enumerable.Range(0, chart.Labels.Count), at => Mark(chart, frame, at))}
            <text class="name" x="{Svg.Number(middle)}" y="{size.Height - 6}" text-anchor="middle">{Svg.Cut(axis, most)}</text></g>

            """);
    }

    private static Html Mark(InputChart chart, InputFrame frame, int at)
    {
        string x = Svg.Number(frame.X(at));
        Html text = Html.When(frame.Marked.Contains(at), () => Html.Of(
            $"<text x=\"{x}\" y=\"{Svg.Number(frame.Bottom + 19)}\" text-anchor=\"middle\">{chart.Labels[at]}</text>"));
        return Html.Of($"<path d=\"M{x} {Svg.Number(frame.Bottom)}v5\"/>{text}\n");
    }

    private static Html Threshold(InputChart chart, InputFrame frame) => chart.Threshold is not { } value
        ? Html.Empty
        : Html.Of(
            $"""
            <g class="limit"><path d="M{Svg.Number(frame.Left)} {Svg.Number(frame.Y(value))}H{Svg.Number(frame.Right)}"/>
            <text x="{Svg.Number(frame.Right - 2)}" y="{Svg.Number(frame.Y(value) - 5)}"
            text-anchor="end">threshold {Figures.Number(value)}</text></g>

            """);
}
