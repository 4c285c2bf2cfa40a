namespace Twin.Studies.Reports.Charts;

/// <summary>The lines and labels of a vertical value axis.</summary>
internal static class ValueMarks
{
    /// <summary>A line over the whole width and a label for every mark.</summary>
    /// <param name="ticks">The marks.</param>
    /// <param name="left">Where the lines begin.</param>
    /// <param name="right">Where they end.</param>
    /// <param name="y">The coordinate of a value.</param>
    public static Html Draw(ValueTicks ticks, double left, double right, Func<double, double> y) =>
        Html.ForEach(ticks.Values, value => Html.Of(
        $"""
        <path class="{(value == 0 ? "zero" : "grid")}" d="M{Svg.Number(left)} {Svg.Number(y(value))}H{Svg.Number(right)}"/>
        <text x="{Svg.Number(left - 7)}" y="{Svg.Number(y(value) + 4.5)}" text-anchor="end">{ticks.Label(value)}</text>

        """));
}
