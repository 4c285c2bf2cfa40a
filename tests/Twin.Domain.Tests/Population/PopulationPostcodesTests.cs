using FsCheck.Xunit;
using Twin.Domain.Population;
using Xunit;

namespace Twin.Domain.Tests.Population;

public class PopulationPostcodesTests
{
    [Property]
    public void Premises_is_found_by_its_postcode_and_house(uint number)
    {
        int premises = (int)(number % PopulationIds.MostPremises);
        string postcode = PopulationPostcodes.Of(premises);

        Assert.Matches("^Q[A-Y][0-9]{2} [0-9][ABD-HJLNP-UW-Z]{2}$", postcode);
        Assert.True(PopulationPostcodes.TryLocate(postcode, PopulationPostcodes.HouseOf(premises), out int found));
        Assert.Equal(premises, found);
        Assert.Equal(postcode, PopulationPostcodes.Of(premises / 10 * 10));
    }

    [Theory]
    [InlineData(0, "QA00 0AA")]
    [InlineData(9, "QA00 0AA")]
    [InlineData(10, "QA00 0AB")]
    [InlineData(200, "QA00 0BA")]
    [InlineData(4_000, "QA00 1AA")]
    [InlineData(40_000, "QA01 0AA")]
    [InlineData(4_000_000, "QB00 0AA")]
    [InlineData(PopulationIds.MostPremises - 1, "QY99 9ZZ")]
    public void Postcodes_go_up_with_the_premises(int premises, string postcode)
        => Assert.Equal(postcode, PopulationPostcodes.Of(premises));

    [Theory]
    [InlineData("QA00 0AA", 1, true)]
    [InlineData("qa000ab", 10, true)]
    [InlineData("QA00 0AA", 0, false)]
    [InlineData("QA00 0AA", 11, false)]
    [InlineData("QY99 9ZZ", 10, false)]
    [InlineData("QZ00 0AA", 1, false)]
    [InlineData("SW1A 1AA", 1, false)]
    [InlineData("QA00 0AC", 1, false)]
    [InlineData("QA0X 0AA", 1, false)]
    [InlineData("QA00 0A", 1, false)]
    [InlineData(null, 1, false)]
    public void What_is_no_postcode_of_a_premises_is_not_found(string? postcode, int house, bool found)
        => Assert.Equal(found, PopulationPostcodes.TryLocate(postcode, house, out _));
}
