using Twin.Domain.Identity;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class NetworkCatalogueTests
{
    // Twin fact sheet 4.8: 14 licence regions in 6 groups; MP077 impact assessment AD04: more than 20 electricity RDPs.
    [Fact]
    public void Distributors_are_fourteen_areas_in_six_groups_and_with_the_independent_ones_more_than_twenty()
    {
        Distributor[] all = DistributorCatalogue.All.ToArray();

        Assert.Equal(Enumerable.Range(10, 21), all.Select(d => d.Id));
        Assert.Equal(14, all.Count(d => !d.IsIndependent));
        Assert.Equal(6, all.Where(d => !d.IsIndependent).Select(d => d.OperatorGroup).Distinct().Count());
        Assert.True(all.Select(d => d.Rdp).Distinct().Count() > 20);
        Assert.All(all, d => Assert.Equal(d.IsIndependent, d.Region is null));
        Assert.Equal(3, all.Where(d => d.Region is not null).Select(d => d.Region).Distinct().Count());
    }

    [Theory]
    [InlineData("1200023305967", "London")]
    [InlineData("2000012345672", "Southern England")]
    public void An_mpan_names_its_distributor(string mpan, string area)
        => Assert.Equal(area, DistributorCatalogue.Find(Mpxn.Parse(mpan).DistributorId)?.LicenceArea);

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(31)]
    [InlineData(100)]
    public void Other_ids_name_none(int id) => Assert.Null(DistributorCatalogue.Find(id));

    [Fact]
    public void Gas_networks_are_eight_with_one_registration_data_provider()
    {
        Assert.Equal(8, GasNetworkCatalogue.All.Length);
        Assert.Equal("Xoserve", Assert.Single(GasNetworkCatalogue.All.ToArray().Select(n => n.Rdp).Distinct()));
    }
}
