namespace Twin.Studies.Reports.Charts;

/// <summary>
/// Draws a tornado as SVG: the upper, open bar of a row is the low value's, the lower, filled one the high value's, so that they never
/// hide each other and colour alone tells nothing.
/// </summary>
internal static class BarChartDrawing
{
    private const double Thickness = 11;
    private const double Top = 10;
    private const double Below = 46;
    private const double SmallText = 12;
    private const int LowColour = 2;
    private const int HighColour = 1;

    /// <summary>The drawing.</summary>
    public static Html Draw(BarChart chart, ChartSize size)
    {
        bool wide = size.Class == ChartSize.Wide.Class;
        double[] values = [.. chart.Bars.SelectMany(static bar => (double?[])[bar.Low, bar.High]).OfType<double>().DefaultIfEmpty(0)];
        ValueTicks ticks = ValueTicks.For(values.Min(), values.Max(), wide ? 6 : 3);
        double ends = chart.Bars
            .SelectMany(static bar => (string[])[bar.LowText, bar.HighText]).Max(text => Svg.TextWidth(text, size.LargestText)) + 8;
        double labels = wide ? chart.Bars.Max(bar => Math.Max(
            Svg.TextWidth(bar.Label, size.LargestText), Svg.TextWidth(bar.Range, size.LargestText))) + 12 : 0;
        Layout layout = new(
            wide, Math.Min(labels, size.Width * 0.42), size.Width, wide ? 40 : 72, ends, ticks,
            chart.Bars.Any(static bar => bar.Low < 0 || bar.High < 0), chart.Bars.Any(static bar => bar.Low > 0 || bar.High > 0));
        double bottom = Top + (layout.RowHeight * chart.Bars.Count);
        string id = FileNames.Safe(chart.Name) + "-" + size.Class;
        return Html.Of(
            $"""
            <svg class="chart bars {size.Class}" viewBox="0 0 {size.Width} {Svg.Number(bottom + Below)}" role="img"
            aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{chart.Title}</title>
            <desc id="{id}-desc">{Description(chart)}</desc>
            {Axis(chart, layout, ticks, bottom)}{Html.ForEach(
                chart.Bars.Index(), one => Row(one.Item, layout, Top + (layout.RowHeight * one.Index)))}</svg>

            """);
    }

    /// <summary>What the two kinds of bar mean.</summary>
    public static Html Legend() => Html.Of(
        $"""
        <ul class="legend"><li>{Sample("low", LowColour)}at the low value</li><li>{Sample("high", HighColour)}at the high value</li></ul>
        """);

    private static Html Sample(string kind, int colour) => Html.Of(
        $"""
        <svg class="sample k {new CurveStyle(colour).Class}" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true"
        focusable="false"><rect class="{kind}" x="1" y="1" width="24" height="10"/></svg>
        """);

    private static string Description(BarChart chart) => $"{chart.Axis}. " + string.Join(
        ' ', chart.Bars
            .Select(static bar => $"{bar.Label} ({bar.Range}): {bar.LowText} at the low value, {bar.HighText} at the high value."));

    private static Html Axis(BarChart chart, Layout layout, ValueTicks ticks, double bottom) => Html.Of(
        $"""
        <g class="axis">{Html.ForEach(ticks.Values, value => Html.Of(
            $"""
            <path class="{(value == 0 ? "zero" : "grid")}" d="M{Svg.Number(layout.X(value))} {Svg.Number(Top - 4)}V{Svg.Number(bottom)}"/>
            <text x="{Svg.Number(layout.X(value))}" y="{Svg.Number(bottom + 17)}" text-anchor="middle">{(
                value > 0 ? "+" : string.Empty)}{ticks.Label(value)}</text>

            """))}
        <text class="name" x="{Svg.Number((layout.Left + layout.Width) / 2)}" y="{Svg.Number(bottom + 38)}"
        text-anchor="middle">{chart.Axis}{(ticks.InMillions ? " (millions)" : string.Empty)}</text></g>

        """);

    private static Html Row(PairedBar bar, Layout layout, double y)
    {
        double bars = layout.IsWide ? y + 8 : y + 38;
        int most = layout.IsWide ? (int)(layout.Left / Svg.TextWidth("x", SmallText)) : 54;
        return Html.Of(
            $"""
            <text class="input" x="0" y="{Svg.Number(y + 17)}">{Svg.Cut(bar.Label, most)}</text>
            <text x="0" y="{Svg.Number(y + (layout.IsWide ? 33 : 31))}"
            font-size="{Svg.Number(SmallText)}">{Svg.Cut(bar.Range, most)}</text>
            {Bar("low", LowColour, bar.Low, bar.LowText, layout, bars)}{Bar(
                "high", HighColour, bar.High, bar.HighText, layout, bars + Thickness + 2)}
            """);
    }

    private static Html Bar(string kind, int colour, double? change, string text, Layout layout, double y)
    {
        double zero = layout.X(0);
        double end = layout.X(change ?? 0);
        bool left = change < 0;
        string x = Svg.Number(left ? end - 5 : end + 5);
        return Html.Of(
            $"""
            <g class="k {new CurveStyle(colour).Class}"><rect class="{kind}" x="{Svg.Number(Math.Min(zero, end))}" y="{Svg.Number(y)}"
            width="{Svg.Number(Math.Abs(end - zero))}" height="{Svg.Number(Thickness)}"/>
            <text x="{x}" y="{Svg.Number(y + 10)}" font-size="{Svg.Number(SmallText)}"
            text-anchor="{(left ? "end" : "start")}">{text}</text></g>

            """);
    }

    /// <summary>Where things are: room is kept for the figures at the ends of the bars, on the sides that have bars.</summary>
    private sealed class Layout(
        bool isWide, double labels, double width, double rowHeight, double ends, ValueTicks ticks, bool hasLeft, bool hasRight)
    {
        public bool IsWide => isWide;

        public double Left => labels;

        public double Width => width;

        public double RowHeight => rowHeight;

        private double From => labels + (hasLeft ? ends : 14);

        private double Until => width - (hasRight || !hasLeft ? ends : 14);

        public double X(double value) => From + ((Until - From) * (value - ticks.Low) / (ticks.High - ticks.Low));
    }
}
