using Twin.Domain.Identity;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class RdpRoutingTests
{
    private static readonly RdpRouting Routing = new(
        [new("East", 7, IsGas: false), new("Xoserve", 0, IsGas: true), new("City", 4, IsGas: false)]);

    [Theory]
    [InlineData("1200023305967", 7, 0)]
    [InlineData("1200023305967", 4, 2)]
    [InlineData("1200023305967", 0, RdpRouting.Nobody)]
    [InlineData("1200023305967", 5, RdpRouting.Nobody)]
    [InlineData("1200023305967", 8, RdpRouting.Nobody)]
    [InlineData("1200023305967", ushort.MaxValue, RdpRouting.Nobody)]
    [InlineData("1234567890", 7, 1)]
    [InlineData("1234567890", 0, 1)]
    public void A_meter_point_is_served_by_its_network_operators_rdp_or_by_that_for_gas(string number, ushort networkOperator, int place)
        => Assert.Equal(place, Routing.ProviderOf(Mpxn.Parse(number), networkOperator));

    [Fact]
    public void Without_rdps_nobody_serves_anything()
    {
        RdpRouting none = new([]);

        Assert.Equal(RdpRouting.Nobody, none.ProviderOf(Mpxn.Parse("1234567890"), 1));
        Assert.Equal(RdpRouting.Nobody, none.ProviderOf(Mpxn.Parse("1200023305967"), 0));
    }

    [Fact]
    public void Rdps_that_overlap_or_serve_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RdpRouting([new("A", 7, IsGas: false), new("B", 7, IsGas: false)]));
        Assert.Throws<ArgumentException>(() => new RdpRouting([new("A", 0, IsGas: true), new("B", 0, IsGas: true)]));
        Assert.Throws<ArgumentException>(() => new RdpRouting([new("A", 0, IsGas: false)]));
    }
}
