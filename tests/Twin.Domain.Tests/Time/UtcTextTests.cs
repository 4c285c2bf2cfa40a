using FsCheck.Xunit;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Time;

public class UtcTextTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_767_225_600_000, "2026-01-01T00:00:00Z")]
    [InlineData(951_782_400_000, "2000-02-29T00:00:00Z")]
    [InlineData(951_868_799_050, "2000-02-29T23:59:59.050Z")]
    [InlineData(4_107_542_400_000, "2100-03-01T00:00:00Z")]
    [InlineData(-62_135_596_800_000, "0001-01-01T00:00:00Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    public void Moment_has_its_text(long ms, string text)
    {
        Assert.Equal(text, UtcText.Format(new SimTime(ms)));
        Assert.Equal(new SimTime(ms), UtcText.Parse(text));
    }

    [Theory]
    [InlineData("3000-12-31T00:00:00.00Z", 32_535_129_600_000)]
    [InlineData("2026-01-01T00:00:00.5Z", 1_767_225_600_500)]
    [InlineData("2026-01-01T00:00:00.123000000Z", 1_767_225_600_123)]
    public void Fraction_may_be_shorter_or_longer_than_milliseconds(string text, long ms) => Assert.Equal(ms, UtcText.Parse(text).Ms);

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T00:00:00+00:00")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2100-02-29T00:00:00Z")]
    [InlineData("2026-04-31T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T23:60:00Z")]
    [InlineData("2026-01-01T23:59:60Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00.0001Z")]
    [InlineData("2026-01-01T00:00:00.0000000000Z")]
    [InlineData("+026-01-01T00:00:00Z")]
    public void Other_texts_are_refused(string text)
    {
        Assert.False(UtcText.TryParse(text, out _));
        FormatException error = Assert.Throws<FormatException>(() => UtcText.Parse(text));
        Assert.Contains("2026-01-01T00:00:00Z", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_has_no_text() => Assert.Throws<ArgumentOutOfRangeException>(() => UtcText.Format(SimTime.Never));

    [Property]
    public void Reading_undoes_writing(int days, uint ms)
    {
        SimTime moment = new((days % 700_000 * SimTime.DayMs) + (ms % SimTime.DayMs));

        Assert.Equal(moment, UtcText.Parse(UtcText.Format(moment)));
    }

    [Property]
    public void Calendar_counts_days_as_the_library_does(ushort days)
    {
        CivilDate date = CivilDate.FromDayNumber(days - 30_000);
        DateOnly expected = DateOnly.FromDayNumber(719_162 + days - 30_000);

        Assert.Equal((expected.Year, expected.Month, expected.Day), (date.Year, date.Month, date.Day));
        Assert.Equal(days - 30_000, date.DayNumber);
    }
}
