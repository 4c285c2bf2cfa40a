using System.Text;

namespace Twin.Studies.Reports.Charts;

/// <summary>Draws the curves of a chart over an input: confidence bands below, lines through the points, marks at each.</summary>
internal static class InputCurveDrawing
{
    private const double LabelHeight = 15;

    /// <summary>All bands, then all curves, then the labels at their ends.</summary>
    public static Html Draw(InputChart chart, InputFrame frame, ChartSize size)
    {
        InputCurve[] drawn = [.. chart.Curves.Where(static curve => curve.Points.Count > 0)];
        return Html.Of(
            $"""
            {Html.ForEach(drawn, curve => Band(chart, frame, curve))}{Html.ForEach(drawn, curve => Lines(chart, frame, curve))}
            {EndLabels(chart, frame, drawn, size)}
            """);
    }

    /// <summary>
    /// The lines of text at the end of a curve; the names of variants that coincide stand one below the other. Points that are not joined
    /// have no end: there the legend must do.
    /// </summary>
    public static IEnumerable<string> Labels(InputChart chart, InputCurve curve, ChartSize size)
    {
        if (curve.Points.Count == 0 || chart.Numbers is null)
        {
            return [];
        }

        return curve.Name.Length <= size.LabelCharacters
            ? [curve.Name]
            : curve.Name.Split(" = ").Select((name, i) => Svg.Cut(i == 0 ? name : "= " + name, size.LabelCharacters));
    }

    private static Html Band(InputChart chart, InputFrame frame, InputCurve curve)
    {
        if (curve.Points.All(static point => point.HalfWidth <= 0))
        {
            return Html.Empty;
        }

        string colour = new CurveStyle(curve.Indexes[0]).Class;
        if (chart.Numbers is null || curve.Points.Count == 1)
        {
            return Html.ForEach(curve.Points, point => Html.Of(
                $"""
                <g class="k {colour}"><path class="whisker" d="{Whisker(frame, point, Shift(chart, curve))}"/></g>

                """));
        }

        StringBuilder data = new("M");
        foreach (InputPoint point in curve.Points)
        {
            Append(data, frame, point.At, point.Value + point.HalfWidth);
        }

        foreach (InputPoint point in curve.Points.Reverse())
        {
            Append(data, frame, point.At, point.Value - point.HalfWidth);
        }

        return Html.Of($"<g class=\"k {colour}\"><path class=\"band\" d=\"{data.ToString().TrimEnd('L')}Z\"/></g>\n");
    }

    private static void Append(StringBuilder data, InputFrame frame, int at, double value)
        => data.Append(Svg.Number(frame.X(at))).Append(' ').Append(Svg.Number(frame.Y(value))).Append('L');

    private static string Whisker(InputFrame frame, InputPoint point, double shift)
    {
        double x = frame.X(point.At) + shift;
        string top = Svg.Number(frame.Y(point.Value + point.HalfWidth));
        string bottom = Svg.Number(frame.Y(point.Value - point.HalfWidth));
        return $"M{Svg.Number(x)} {top}V{bottom}M{Svg.Number(x - 5)} {top}h10M{Svg.Number(x - 5)} {bottom}h10";
    }

    private static Html Lines(InputChart chart, InputFrame frame, InputCurve curve)
    {
        bool joined = chart.Numbers is not null;
        string data = "M"
            + string.Join('L', curve.Points.Select(point => $"{Svg.Number(frame.X(point.At))} {Svg.Number(frame.Y(point.Value))}"));
        return Html.ForEach(curve.Indexes.Index(), one =>
        {
            CurveStyle style = new(one.Item);
            int above = curve.Indexes.Count - 1 - one.Index;
            int width = 220 + (400 * above / Math.Max(1, curve.Indexes.Count - 1));
            string under = above > 0 ? " under" : string.Empty;
            return Html.Of(
                $"""
                <g class="k {style.Class}{under}">{Html.When(joined, () => style.Path(data, width))}{Html.When(above == 0 || joined, () =>
                    Marks(chart, frame, curve, style))}</g>

                """);
        });
    }

    private static Html Marks(InputChart chart, InputFrame frame, InputCurve curve, CurveStyle style) => Html.ForEach(
        curve.Points, point => style.Mark(frame.X(point.At) + Shift(chart, curve), frame.Y(point.Value)));

    // Words have room beside them: the variants stand next to each other, so that none hides another.
    private static double Shift(InputChart chart, InputCurve curve)
    {
        int place = chart.Curves.TakeWhile(one => !ReferenceEquals(one, curve)).Count();
        return chart.Numbers is null ? 14 * (place - ((chart.Curves.Count - 1) / 2.0)) : 0;
    }

    private static Html EndLabels(InputChart chart, InputFrame frame, InputCurve[] curves, ChartSize size)
    {
        List<(InputCurve Curve, string Text)> labels =
            [.. curves.SelectMany(curve => Labels(chart, curve, size).Select(text => (curve, text)))];
        double[] ends = [.. labels.Select(label => frame.Y(label.Curve.Points[^1].Value))];
        IReadOnlyList<double> placed = LabelPlacer.Place(ends, LabelHeight, frame.Top, frame.Bottom);
        return Html.Of(
            $"""
            <g class="ends">{Html.ForEach(
                labels.Index(), one => Label(frame, one.Item.Curve, one.Item.Text, ends[one.Index], placed[one.Index]))}</g>

            """);
    }

    private static Html Label(InputFrame frame, InputCurve curve, string text, double end, double placed)
    {
        CurveStyle style = new(curve.Indexes[0]);
        double from = frame.X(curve.Points[^1].At) + 6;
        string leader = $"M{Svg.Number(from)} {Svg.Number(end)}L{Svg.Number(frame.LabelX - 3)} {Svg.Number(placed)}";
        return Html.Of(
            $"""
            <g class="k {style.Class}"><path class="lead" d="{leader}"/>
            <text x="{Svg.Number(frame.LabelX)}" y="{Svg.Number(placed + 4.5)}">{text}</text></g>
            """);
    }
}
