namespace Twin.Studies.Reports.Charts;

/// <summary>Draws a heat map as SVG. It has one size, in which its figures can be read; narrow screens scroll it.</summary>
internal static class HeatMapDrawing
{
    private const double RowHeight = 34;
    private const double Top = 46;
    private const double FontSize = ChartSize.FontSize;

    /// <summary>The opacity of the palest cell.</summary>
    public const double LeastDepth = 0.04;

    /// <summary>The opacity of the deepest cell. Text stands on it: a deeper colour would take its contrast.</summary>
    public const double MostDepth = 0.45;


    /// <summary>The drawing.</summary>
    public static Html Draw(HeatMap map)
    {
        double left = Math.Ceiling(map.Rows.Max(row => Svg.TextWidth(row, FontSize)) + 14);
        double cell = Math.Ceiling(Math.Max(
            64, map.Columns.Concat(map.Values.Select(Text)).Max(text => Svg.TextWidth(text, FontSize)) + 16));
        double width = Math.Max(left + (cell * map.Columns.Count), Svg.TextWidth(Axes(map), FontSize)) + 2;
        double height = Top + (RowHeight * map.Rows.Count) + 4;
        string id = FileNames.Safe(map.Name);
        return Html.Of(
            $"""
            <svg class="heat chart" width="{Svg.Number(width)}" height="{Svg.Number(height)}"
            viewBox="0 0 {Svg.Number(width)} {Svg.Number(height)}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{map.Title}</title>
            <desc id="{id}-desc">{Description(map)}</desc>
            <text class="name" x="0" y="14">{Axes(map)}</text>
            {Html.ForEach(map.Columns.Index(), one => Head(one.Item, left + (cell * (one.Index + 0.5))))}
            {Html.ForEach(Enumerable.Range(0, map.Rows.Count), row => Row(map, row, left, cell))}</svg>

            """);
    }

    private static string Axes(HeatMap map) => $"across: {map.Across}; down: {map.Down}";

    private static string Text(double? value) => value is { } number ? Figures.Number(number) : Figures.None;

    private static string Description(HeatMap map) => string.Join(' ', map.Rows.Select((row, i) =>
        $"{row}: {string.Join(", ", map.Columns.Select((column, j) => $"{Text(map.Values[(i * map.Columns.Count) + j])} at {column}"))}."));

    private static Html Head(string text, double x) =>
        Html.Of($"<text x=\"{Svg.Number(x)}\" y=\"{Svg.Number(Top - 8)}\" text-anchor=\"middle\">{text}</text>\n");

    private static Html Row(HeatMap map, int row, double left, double cell)
    {
        double y = Top + (RowHeight * row);
        return Html.Of(
            $"""
            <text x="{Svg.Number(left - 8)}" y="{Svg.Number(y + 21)}" text-anchor="end">{map.Rows[row]}</text>
            {Html.ForEach(Enumerable.Range(0, map.Columns.Count), i =>
                Cell(map, map.Values[(row * map.Columns.Count) + i], left + (cell * i), y, cell))}

            """);
    }

    private static Html Cell(HeatMap map, double? value, double x, double y, double width)
    {
        double share = value is { } number && map.High > map.Low ? (number - map.Low) / (map.High - map.Low) : 0;
        string depth = FormattableString.Invariant($"{LeastDepth + ((MostDepth - LeastDepth) * share):0.###}");
        bool broken = value is { } known && map.IsKept is { } kept && !kept(known);
        return Html.Of(
            $"""
            <rect class="cell" x="{Svg.Number(x + 1)}" y="{Svg.Number(y + 1)}" width="{Svg.Number(width - 2)}"
            height="{Svg.Number(RowHeight - 2)}" fill-opacity="{depth}"/>
            {Html.When(broken, () => Html.Of($"<path class=\"broken\" d=\"M{Svg.Number(x + 1)} {Svg.Number(y + 1)}h10l-10 10z\"/>"))}<text
            class="figure" x="{Svg.Number(x + (width / 2))}" y="{Svg.Number(y + 21)}" text-anchor="middle">{Text(value)}</text>

            """);
    }
}
