namespace Twin.Studies.Reports.Charts;

/// <summary>
/// The measures of a drawing. A chart is drawn twice, and the style sheet shows the one that fits the screen: scaling one would shrink
/// its text.
/// </summary>
/// <param name="Class">The style sheet's class, and the end of the drawing's ids.</param>
/// <param name="Width">The width of the drawing, in its own units.</param>
/// <param name="Height">The height of the drawing.</param>
/// <param name="LabelCharacters">The most characters of a label at the end of a curve.</param>
/// <param name="TimeIntervals">The most intervals on the time axis.</param>
/// <param name="LargestText">
/// The largest text that the style sheet sets in the drawing, for which room is left: paper shrinks the drawing, so text is larger there.
/// </param>
internal sealed record ChartSize(string Class, int Width, int Height, int LabelCharacters, int TimeIntervals, double LargestText)
{
    /// <summary>The size of axis text.</summary>
    public const double FontSize = 13;

    /// <summary>For desks and paper.</summary>
    public static ChartSize Wide { get; } = new("wide", 960, 330, 24, 12, 15);

    /// <summary>For telephones.</summary>
    public static ChartSize Narrow { get; } = new("narrow", 380, 290, 13, 5, FontSize);
}
