using Twin.Domain.Identity;
using Xunit;

namespace Twin.Domain.Tests.Identity;

public class MpxnTests
{
    // Twin code sheet section 9; the last of each kind is published, the others were computed there.
    [Theory]
    [InlineData("1012345678903")]
    [InlineData("1400004012349")]
    [InlineData("2000012345672")]
    [InlineData("1200023305967")]
    [InlineData("1800021679848")]
    [InlineData("1234567810")]
    [InlineData("7400012306")]
    [InlineData("3938424403")]
    public void Numbers_with_the_right_check_digits_are_valid(string text)
    {
        Mpxn mpxn = Mpxn.Parse(text);

        Assert.True(mpxn.HasValidCheckDigits());
        Assert.Equal(text, mpxn.ToString());
        Assert.Equal(text.Length == 13, mpxn.IsMpan);
        Assert.Equal(mpxn, Mpxn.FromPacked(mpxn.Packed));
    }

    // Published samples break the check digits, so they are read all the same.
    [Theory]
    [InlineData("1312345678111")]
    [InlineData("1234567890")]
    [InlineData("1000999888")]
    [InlineData("12")]
    public void Numbers_with_wrong_check_digits_are_read_and_not_valid(string text)
    {
        Assert.True(Mpxn.TryParse(text, out Mpxn mpxn));
        Assert.False(mpxn.HasValidCheckDigits());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("123456789012")]
    [InlineData("12345678901234")]
    [InlineData("12345678901a3")]
    [InlineData("-123")]
    [InlineData(" 123")]
    public void Other_texts_are_no_number(string? text) => Assert.False(Mpxn.TryParse(text, out _));

    [Fact]
    public void Leading_zeros_are_part_of_the_number()
    {
        Assert.NotEqual(Mpxn.Parse("0123"), Mpxn.Parse("123"));
        Assert.Equal("0123", Mpxn.Parse("0123").ToString());
    }

    [Theory]
    [InlineData(101234567890, "1012345678903")]
    [InlineData(180002167984, "1800021679848")]
    [InlineData(0, "0000000000000")]
    public void An_mpan_is_made_with_its_check_digit(ulong firstTwelve, string text)
        => Assert.Equal(text, Mpxn.MpanFrom(firstTwelve).ToString());

    [Theory]
    [InlineData(39384244, "3938424403")]
    [InlineData(12345678, "1234567810")]
    [InlineData(74000123, "7400012306")]
    public void An_mprn_is_made_with_its_check_digits(ulong firstEight, string text)
        => Assert.Equal(text, Mpxn.MprnFrom(firstEight).ToString());

    [Fact]
    public void Made_numbers_are_valid_and_others_out_of_range()
    {
        for (ulong i = 0; i < 99_999_999; i += 1_234_567)
        {
            Assert.True(Mpxn.MpanFrom(i * 10_000).HasValidCheckDigits());
            Assert.True(Mpxn.MprnFrom(i).HasValidCheckDigits());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Mpxn.MpanFrom(1_000_000_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mpxn.MprnFrom(100_000_000));
        Assert.Throws<FormatException>(() => Mpxn.FromPacked(1));
    }

    [Fact]
    public void The_first_two_digits_of_an_mpan_name_its_distributor()
    {
        Assert.Equal(18, Mpxn.Parse("1800021679848").DistributorId);
        Assert.Equal(-1, Mpxn.Parse("3938424403").DistributorId);
    }
}
