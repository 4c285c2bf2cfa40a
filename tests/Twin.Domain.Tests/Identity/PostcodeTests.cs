using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Xunit;

namespace Twin.Domain.Tests.Identity;

public class PostcodeTests
{
    [Theory]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("B33 8TH", "B33 8TH")]
    [InlineData("CR2 6XH", "CR2 6XH")]
    [InlineData("DN55 1PT", "DN55 1PT")]
    [InlineData("W1A 0AX", "W1A 0AX")]
    [InlineData("EC1A 1BB", "EC1A 1BB")]
    [InlineData("ec1a1bb", "EC1A 1BB")]
    [InlineData("m11ae", "M1 1AE")]
    public void Postcodes_of_every_format_are_read_in_any_case_with_or_without_the_space(string text, string postcode)
    {
        Assert.True(Postcode.TryParse(text, out Postcode read));
        Assert.Equal(postcode, read.ToString());
        Assert.False(read.IsNone);
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("an outward code", "SW1A")]
    [InlineData("an inward code", "1AA")]
    [InlineData("two spaces", "M1  1AE")]
    [InlineData("the space at another place", "M11 AE")]
    [InlineData("a space before", " M1 1AE")]
    [InlineData("no digit in the outward code", "AAA 1AA")]
    [InlineData("a digit first", "1M 1AA")]
    [InlineData("three digits", "M123 1AA")]
    [InlineData("three letters first", "ABC1 1AA")]
    [InlineData("a letter for the sector", "M1 AAA")]
    [InlineData("a letter that no unit has", "M1 1AC")]
    [InlineData("a digit for a unit", "M1 11A")]
    [InlineData("a letter that is not of the alphabet", "Å1 1AA")]
    [InlineData("Girobank", "GIR 0AA")]
    [InlineData("too long", "SW1AA 1AA")]
    public void Anything_else_is_refused(string what, string text) => Assert.False(Postcode.TryParse(text, out _), what);

    [Property]
    public void Postcodes_of_generated_premises_round_trip(int premises)
    {
        string text = PopulationPostcodes.Of((int)((uint)premises * 2_654_435_761UL % PopulationIds.MostPremises));

        Assert.True(Postcode.TryParse(text, out Postcode read));
        Assert.Equal(text, read.ToString());
    }

    [Fact]
    public void None_has_no_text()
    {
        Assert.True(default(Postcode).IsNone);
        Assert.Equal(string.Empty, default(Postcode).ToString());
    }
}
