namespace Twin.Studies.Reports.Charts;

/// <summary>The text at the end of a curve.</summary>
/// <param name="Curve">The curve whose colour the text has.</param>
/// <param name="Text">The variant's name, or the names of curves that coincide.</param>
internal sealed record EndLabel(ChartCurve Curve, string Text)
{
    /// <summary>
    /// One label <c>as-is = MP105</c> for curves that coincide when it fits, else one below the other: <c>as-is</c>, <c>= MP105</c>.
    /// </summary>
    /// <param name="group">The curves that coincide.</param>
    /// <param name="characters">The most characters of a label; longer names are cut.</param>
    public static IEnumerable<EndLabel> Of(IReadOnlyList<ChartCurve> group, int characters)
    {
        string all = LineChart.GroupName(group);
        return all.Length <= characters
            ? [new EndLabel(group[0], all)]
            : group.Select((curve, i) => new EndLabel(curve, Svg.Cut(i == 0 ? curve.Variant : "= " + curve.Variant, characters)));
    }
}
