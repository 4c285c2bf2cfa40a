using Twin.Studies.Reports;
using Xunit;

namespace Twin.Studies.Tests.Reports;

/// <summary>Expected texts are written with plain spaces and hyphens; the report has no-break spaces and true minus signs.</summary>
public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1,000")]
    [InlineData(-14_661, "-14,661")]
    [InlineData(1_000_000, "1,000,000")]
    [InlineData(1_234.5, "1,235")]
    [InlineData(123.45, "123.5")]
    [InlineData(12.345, "12.35")]
    [InlineData(1.5, "1.5")]
    [InlineData(0.012345, "0.01235")]
    [InlineData(-1e-20, "0")]
    public void Number_has_four_figures_and_separators(double value, string text) => Assert.Equal(text, Plain(Figures.Number(value)));

    [Theory]
    [InlineData(512_838.7, 2_050, "512,839", "± 2,050")]
    [InlineData(54.04, 0.22, "54.04", "± 0.22")]
    [InlineData(54, 2.7, "54.0", "± 2.7")]
    [InlineData(14_661, 0, "14,661", "± 0")]
    [InlineData(-0.2, 20, "0", "± 20")]
    public void Mean_has_the_precision_of_its_interval(double value, double half, string mean, string interval)
    {
        Assert.Equal(mean, Plain(Figures.Number(value, half)));
        Assert.Equal(interval, Plain(Figures.HalfWidth(half)));
    }

    [Theory]
    [InlineData(0.125, "+12.5 %")]
    [InlineData(-0.985_7, "-98.6 %")]
    [InlineData(-1, "-100 %")]
    [InlineData(20.5, "+2,050 %")]
    [InlineData(0.004_19, "+0.42 %")]
    [InlineData(0.000_01, "+<0.01 %")]
    [InlineData(-0.000_01, "-<0.01 %")]
    [InlineData(0, "0 %")]
    public void Percentage_is_signed(double fraction, string text) => Assert.Equal(text, Plain(Figures.SignedPercent(fraction)));

    [Theory]
    [InlineData(0, "s", "0 s")]
    [InlineData(250, "ms", "250 ms")]
    [InlineData(0.9999, "s", "1 s")]
    [InlineData(95.26, "s", "95.3 s")]
    [InlineData(119.96, "s", "120 s")]
    [InlineData(120, "s", "2 min")]
    [InlineData(4_530.25, "s", "75 min 30 s")]
    [InlineData(7_199.9, "s", "120 min")]
    [InlineData(21_600, "s", "6 h")]
    [InlineData(93_600, "s", "26 h")]
    [InlineData(26, "h", "26 h")]
    [InlineData(172_800_000, "ms", "2 days")]
    [InlineData(9.75, "days", "9 days 18 h")]
    [InlineData(-17.75, "s", "-17.8 s")]
    public void Duration_is_readable(double value, string unit, string text) => Assert.Equal(text, Plain(Durations.TryText(value, unit)!));

    [Theory]
    [InlineData("devices")]
    [InlineData("")]
    [InlineData("%")]
    public void Other_units_are_no_durations(string unit) => Assert.Null(Durations.TryText(1, unit));

    [Theory]
    [InlineData("devicesSuspended", "Devices suspended")]
    [InlineData("n28ToExportSuppliers", "N28 to export suppliers")]
    [InlineData("requestsRejectedE5", "Requests rejected E5")]
    [InlineData("n28DelayP99", "N28 delay P99")]
    [InlineData("stuckSuspendedAtEnd", "Stuck suspended at end")]
    [InlineData("updatesOfESME", "Updates of ESME")]
    [InlineData("", "")]
    public void Name_becomes_words_and_keeps_codes(string name, string words) => Assert.Equal(words, Words.FromName(name));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u2212', '-');
}
