using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Xunit;

namespace Twin.Domain.Tests.Population;

/// <summary>Looking up against going through the list.</summary>
public class HubPlacesTests
{
    private static readonly string[] Postcodes = ["M1 1AE", "M1 1AF", "EC1A 1BB", "W1A 0AX"];
    private static readonly string[] Addresses = ["", "1", "2", "Rose Cottage"];

    [Property]
    public void Place_is_the_first_that_has_the_address_or_else_the_first_that_may_have_it(byte[] listed, byte asked, byte address)
    {
        HubPlace[] places = [.. listed.Select(static (one, at) => Place(at, Postcodes[one % 4], Addresses[one / 4 % 4]))];
        HubPlaces known = HubPlaces.Of(places.Reverse());
        string postcode = Postcodes[asked % 4];
        string? wanted = address % 4 == 0 ? null : Addresses[address % 4];

        HubPlace[] there = [.. places.Where(one => one.Postcode.ToString() == postcode).OrderBy(static one => one.Hub)];
        DeviceId expected = there.Where(one => wanted is null || one.AddressIdentifier == wanted)
            .Concat(there.Where(static one => one.AddressIdentifier.Length == 0)).FirstOrDefault().Hub;

        Assert.Equal(expected, known.HubAt(postcode, wanted));
        string small = postcode.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(expected, known.HubAt(small, wanted?.ToUpperInvariant()));
        Assert.All(places, one => Assert.Equal(one, known.PlaceOf(one.Hub)));
        Assert.Null(known.PlaceOf(new DeviceId(7)));
    }

    [Fact]
    public void Nobody_knows_a_place_that_is_not_listed_even_of_a_hub_with_a_generated_id()
    {
        DeviceId hub = PopulationIds.Device(3, PremisesSlot.Chf);
        HubPlaces none = HubPlaces.Of([]);

        Assert.Equal(hub, HubPlaces.OfPopulation.HubAt(PopulationPostcodes.Of(3), "4"));
        Assert.Equal("4", HubPlaces.OfPopulation.PlaceOf(hub)!.Value.AddressIdentifier);
        Assert.True(none.HubAt(PopulationPostcodes.Of(3), "4").IsNone);
        Assert.True(none.HubAt("no postcode", null).IsNone);
        Assert.Null(none.PlaceOf(hub));
    }

    private static HubPlace Place(int at, string postcode, string address)
    {
        Assert.True(Postcode.TryParse(postcode, out Postcode read));
        return new HubPlace(new DeviceId(0x0200_0000_0000_0100 + (ulong)at), read, address);
    }
}
