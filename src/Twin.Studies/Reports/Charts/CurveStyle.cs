using System.Globalization;

namespace Twin.Studies.Reports.Charts;

/// <summary>
/// How a variant's curve looks everywhere in a report: colour, dashes and mark, so that colour alone never tells two apart.
/// </summary>
/// <param name="Index">The variant's position in the study; 0 is the baseline, solid and neutral.</param>
internal readonly record struct CurveStyle(int Index)
{
    /// <summary>How many colours the style sheet defines, as <c>--v0</c> and so on.</summary>
    public const int Colours = 8;

    private static readonly string[] Dashes = ["", "9 4", "3 3", "12 4 3 4", "16 5", "6 3 2 3 2 3", "1.5 4", "20 4 6 4"];

    /// <summary>The style sheet's class for the colour.</summary>
    public string Class => "k" + (Index % Colours).ToString(CultureInfo.InvariantCulture);

    /// <summary>The pattern for <c>stroke-dasharray</c>, empty for solid; shifted against the colours once those repeat.</summary>
    public string Dash => Dashes[(Index + (Index / Colours)) % Dashes.Length];

    /// <summary>The curve as a path.</summary>
    /// <param name="data">The path's data.</param>
    /// <param name="width">The stroke's width in hundredths of the drawing's unit.</param>
    public Html Path(string data, int width)
    {
        Html dashes = Dash.Length > 0 ? Html.Of($" stroke-dasharray=\"{Dash}\"") : Html.Empty;
        return Html.Of($"""<path d="{data}" stroke-width="{Svg.Number(width / 100.0)}"{dashes}/>""");
    }

    /// <summary>The mark at a place.</summary>
    public Html Mark(double x, double y)
    {
        string shape = (Index % 6) switch
        {
            0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
            1 => "m-3.6-3.6h7.2v7.2h-7.2z",
            2 => "m0-4.6 4.6 8h-9.2z",
            3 => "m0-5 5 5-5 5-5-5z",
            4 => "m0 4.6 4.6-8h-9.2z",
            _ => "m-1.4-4.4h2.8v3h3v2.8h-3v3h-2.8v-3h-3v-2.8h3z",
        };
        return Html.Of($"""<path class="m" d="M{Svg.Number(x)} {Svg.Number(y)}{shape}"/>""");
    }

    /// <summary>A short sample of the curve for legends and table heads; hidden from screen readers, the name stands beside it.</summary>
    public Html Sample() => Html.Of(
        $"""
        <svg class="sample k {Class}" width="36" height="12" viewBox="0 0 36 12" aria-hidden="true"
        focusable="false">{Path("M1 6H35", 220)}{Mark(18, 6)}</svg>
        """);
}
