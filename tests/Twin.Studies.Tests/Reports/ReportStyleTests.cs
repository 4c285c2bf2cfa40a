using System.Globalization;
using System.Text.RegularExpressions;
using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Xunit;

namespace Twin.Studies.Tests.Reports;

/// <summary>Contrast as WCAG 2.2 defines it (relative luminance; success criteria 1.4.3 and 1.4.11).</summary>
public sealed partial class ReportStyleTests
{
    [Theory]
    [InlineData("text", "ground")]
    [InlineData("text", "panel")]
    [InlineData("text", "doubt-ground")]
    [InlineData("quiet", "ground")]
    [InlineData("quiet", "doubt-ground")]
    [InlineData("link", "ground")]
    [InlineData("link", "doubt-ground")]
    [InlineData("doubt", "doubt-ground")]
    [InlineData("alarm", "ground")]
    [InlineData("ok", "ground")]
    public void Text_stands_out_from_its_ground_in_both_themes(string text, string ground) =>
        Assert.All(Themes(), theme => Assert.InRange(Contrast(theme[text], theme[ground]), 4.5, 21));

    [Fact]
    public void Curves_and_their_labels_stand_out_in_both_themes() => Assert.All(
        Themes(),
        theme => Assert.All(
            Enumerable.Range(0, CurveStyle.Colours),
            i => Assert.InRange(Contrast(theme["v" + i.ToString(CultureInfo.InvariantCulture)], theme["ground"]), 4.5, 21)));

    [Theory]
    [InlineData(HeatMapDrawing.LeastDepth)]
    [InlineData(HeatMapDrawing.MostDepth)]
    public void Figures_stand_out_from_the_cells_of_a_map(double depth) => Assert.All(
        Themes(), theme => Assert.InRange(Contrast(theme["text"], Blend(theme["accent"], theme["ground"], depth)), 4.5, 21));

    [Fact]
    public void Paper_is_light_whatever_the_reader_prefers()
    {
        string sheet = ReportStyle.Sheet.ToString();
        Assert.Equal(1, sheet.Split("prefers-color-scheme").Length - 1);
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_themes_define_the_same_colours()
    {
        Dictionary<string, string>[] themes = Themes();
        Assert.Equal(2, themes.Length);
        Assert.Equal(themes[0].Keys.Order(StringComparer.Ordinal), themes[1].Keys.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string>[] Themes() =>
    [
        .. Theme().Matches(ReportStyle.Sheet.ToString()).Select(theme => Colour().Matches(theme.Value).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal)),
    ];

    private static string Blend(string above, string below, double share) => string.Concat(new[] { 0, 2, 4 }.Select(at =>
    {
        double one = Convert.ToInt32(above.Substring(at, 2), 16);
        double other = Convert.ToInt32(below.Substring(at, 2), 16);
        return ((int)Math.Round((one * share) + (other * (1 - share)))).ToString("x2", CultureInfo.InvariantCulture);
    }));

    private static double Contrast(string one, string other)
    {
        double light = Math.Max(Luminance(one), Luminance(other));
        double dark = Math.Min(Luminance(one), Luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] channels = [.. new[] { 0, 2, 4 }.Select(at => Linear(Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0))];
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    [GeneratedRegex(":root \\{[^}]*\\}")]
    private static partial Regex Theme();

    [GeneratedRegex("--([a-z0-9-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
