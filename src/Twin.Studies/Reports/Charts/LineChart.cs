namespace Twin.Studies.Reports.Charts;

/// <summary>
/// Draws a chart as SVG whose colours come from the page's style sheet, so that one drawing serves light, dark and paper.
/// </summary>
/// <remarks>
/// Curves that coincide are drawn on top of each other with falling widths, so that every colour stays visible, and share one label
/// (<c>as-is = MP105</c>). The marks on the curves tell variants apart where colours cannot; they are no points of measurement.
/// </remarks>
internal static class LineChart
{
    private const int MarksPerCurve = 5;
    private const double LabelHeight = 15;

    /// <summary>The drawing.</summary>
    public static Html Draw(Chart chart, ChartSize size)
    {
        IReadOnlyList<IReadOnlyList<ChartCurve>> groups = chart.Groups();
        List<EndLabel> labels = [.. groups.SelectMany(group => EndLabel.Of(group, size.LabelCharacters))];
        ChartFrame frame = new(chart, size, [.. labels.Select(label => label.Text)]);
        string id = FileNames.Safe(chart.Name) + "-" + size.Class;
        return Html.Of(
            $"""
            <svg class="chart {size.Class}" viewBox="0 0 {size.Width} {size.Height}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{chart.Title}</title>
            <desc id="{id}-desc">{ChartDescription.Of(chart, groups)}</desc>
            {Axes(chart, frame, size)}{Html.ForEach(groups, group => Curves(chart, frame, group))}{EndLabels(chart, frame, labels)}</svg>

            """);
    }

    /// <summary>The names of curves that coincide: <c>as-is = MP105</c>.</summary>
    public static string GroupName(IReadOnlyList<ChartCurve> group) => string.Join(" = ", group.Select(curve => curve.Variant));

    private static Html Axes(Chart chart, ChartFrame frame, ChartSize size)
    {
        string left = Svg.Number(frame.Left);
        string right = Svg.Number(frame.Right);
        string bottom = Svg.Number(frame.Bottom);
        string unit = frame.Values.InMillions ? $"{chart.Unit} (millions)" : chart.Unit;
        string start = chart.IsVirtualTime ? "virtual time since the start of the run" : "time since the start of the run";
        string time = size.Class == ChartSize.Wide.Class ? start : "time since the start";
        Html valueMarks = ValueMarks.Draw(frame.Values, frame.Left, frame.Right, frame.Y);
        Html timeMarks = Html.ForEach(frame.Times.Values, mark =>
            TimeMark(frame, Svg.Number(frame.X(mark)), frame.Times.Label(mark)));
        string middle = Svg.Number((frame.Left + frame.Right) / 2);
        return Html.Of(
            $"""
            <g class="axis"><text class="name" x="0" y="14">{unit}</text>
            {valueMarks}<path d="M{left} {bottom}H{right}"/>
            {timeMarks}
            <text class="name" x="{middle}" y="{size.Height - 6}" text-anchor="middle">{time} ({frame.Times.Unit})</text></g>

            """);
    }

    private static Html TimeMark(ChartFrame frame, string x, string label) => Html.Of(
        $"""
        <path d="M{x} {Svg.Number(frame.Bottom)}v5"/><text x="{x}" y="{Svg.Number(frame.Bottom + 19)}" text-anchor="middle">{label}</text>

        """);

    private static Html Curves(Chart chart, ChartFrame frame, IReadOnlyList<ChartCurve> group)
    {
        string data = CurvePath.Data(group[0], chart.Step, frame, chart.HorizonMs);
        return Html.ForEach(Enumerable.Range(0, group.Count), position =>
        {
            CurveStyle style = new(group[position].Index);
            int above = group.Count - 1 - position;
            int width = 220 + (400 * above / Math.Max(1, group.Count - 1));
            string under = above > 0 ? " under" : string.Empty;
            return Html.Of(
                $"""
                <g class="k {style.Class}{under}" data-variant="{group[position].Variant}">{style.Path(data, width)}
                {Marks(chart, frame, group[position])}</g>

                """);
        });
    }

    // Every variant has its own places along the axis, so that the marks of curves that lie close never hide each other.
    private static Html Marks(Chart chart, ChartFrame frame, ChartCurve curve)
    {
        CurveStyle style = new(curve.Index);
        int position = chart.Curves.TakeWhile(other => other.Index != curve.Index).Count();
        double share = (position + 0.5) / chart.Curves.Count;
        return Html.ForEach(Enumerable.Range(0, MarksPerCurve), mark =>
        {
            long timeMs = (long)(chart.HorizonMs * ((mark + share) / MarksPerCurve));
            return curve.ValueAt(timeMs, chart.Step) is { } value ? style.Mark(frame.X(timeMs), frame.Y(value)) : Html.Empty;
        });
    }

    private static Html EndLabels(Chart chart, ChartFrame frame, List<EndLabel> labels)
    {
        List<double> ends = [.. labels.Select(label => frame.Y(label.Curve.Points[^1].Value))];
        IReadOnlyList<double> placed = LabelPlacer.Place(ends, LabelHeight, frame.Top, frame.Bottom);
        return Html.Of(
            $"""
            <g class="ends">{Html.ForEach(Enumerable.Range(0, labels.Count), i => Label(chart, frame, labels[i], ends[i], placed[i]))}</g>

            """);
    }

    private static Html Label(Chart chart, ChartFrame frame, EndLabel label, double end, double placed)
    {
        CurveStyle style = new(label.Curve.Index);
        long endMs = chart.Step ? chart.HorizonMs : label.Curve.Points[^1].TimeMs;
        string leader = $"M{Svg.Number(frame.X(endMs) + 3)} {Svg.Number(end)}L{Svg.Number(frame.LabelX - 3)} {Svg.Number(placed)}";
        return Html.Of(
            $"""
            <g class="k {style.Class}"><path class="lead" d="{leader}"/>
            <text x="{Svg.Number(frame.LabelX)}" y="{Svg.Number(placed + 4.5)}">{label.Text}</text></g>
            """);
    }
}
