using System.Globalization;

namespace Twin.Studies.Reports.Charts;

/// <summary>Numbers in SVG attributes.</summary>
internal static class Svg
{
    /// <summary>
    /// The average width of a character of the axis font, as a share of its size; generous, for there is nothing to measure with.
    /// </summary>
    private const double CharacterShare = 0.58;

    /// <summary>A coordinate with at most one decimal, the same on every machine.</summary>
    public static string Number(double value)
    {
        string text = Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
        return text is "-0" ? "0" : text;
    }

    /// <summary>About how wide a text is.</summary>
    public static double TextWidth(string text, double fontSize) => text.Length * fontSize * CharacterShare;

    /// <summary>The text, cut with an ellipsis where it is longer than a limit.</summary>
    public static string Cut(string text, int characters) => text.Length <= characters ? text : text[..(characters - 1)] + "…";
}
