using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Domain.Tests.Records;

public class WanMatrixTests
{
    private readonly RecordHost host = Homes.Host();

    [Fact]
    public void Place_is_the_same_by_its_postcode_and_by_its_hub()
    {
        for (int premises = 0; premises < Homes.Profile.Premises; premises++)
        {
            DeviceId chf = PopulationIds.Device(premises, PremisesSlot.Chf);
            RecordReply byHub = Ask((ValueNames.Chf, chf.ToString()));
            RecordReply byPostcode = Ask(
                (ValueNames.PostCode, Text(byHub, ValueNames.PostCode)),
                (ValueNames.AddressIdentifier, Text(byHub, ValueNames.AddressIdentifier)));

            Assert.Equal(PopulationPostcodes.Of(premises), Text(byHub, ValueNames.PostCode));
            Assert.Equal(byHub.Values, byPostcode.Values);
            Mpxn import = host.Hub(chf).Parties.First(static one => one.MeterPoint.IsMpan).MeterPoint;
            Assert.Equal(import.DistributorId == 10 ? "Central" : "North", Text(byPostcode, ValueNames.CspRegion));
        }
    }

    [Theory]
    [InlineData("the first house of a postcode when none is named", "QA00 0AB", null, true)]
    [InlineData("the last house of the estate", "QA00 0AE", "10", true)]
    [InlineData("a postcode without premises", "QA00 0AF", "1", false)]
    [InlineData("a real postcode", "SW1A 1AA", "10", false)]
    [InlineData("a house that there is not", "QA00 0AB", "11", false)]
    [InlineData("a house that is no number", "QA00 0AB", "Rose Cottage", false)]
    public void Region_is_known_of_the_premises_that_there_are(string place, string postcode, string? address, bool found)
    {
        (string, string)[] values = address is null
            ? [(ValueNames.PostCode, postcode)]
            : [(ValueNames.PostCode, postcode), (ValueNames.AddressIdentifier, address)];
        RecordReply reply = Ask(values);

        Assert.True((found ? ResponseCode.I0 : ResponseCode.E120101) == reply.Code, $"{place}: {reply.Code}");
    }

    [Theory]
    [InlineData("by postcode and address", "M1 1AE", "Flat 2", 1)]
    [InlineData("by postcode alone", "m11ae", null, 0)]
    [InlineData("an address that nobody has", "M1 1AE", "Flat 3", -1)]
    [InlineData("a postcode that nobody has", "M1 1AF", null, -1)]
    [InlineData("a generated postcode", "QA00 0AA", "1", -1)]
    public void Listed_places_are_found_and_no_other(string place, string postcode, string? address, int premises)
    {
        Assert.True(Postcode.TryParse("M1 1AE", out Postcode known));
        DeviceId[] hubs = [PopulationIds.Device(0, PremisesSlot.Chf), PopulationIds.Device(1, PremisesSlot.Chf)];
        host.Context = host.Context with
        {
            Places = HubPlaces.Of([new HubPlace(hubs[0], known, "Flat 1"), new HubPlace(hubs[1], known, "Flat 2")]),
        };
        (string, string)[] values = address is null
            ? [(ValueNames.PostCode, postcode)]
            : [(ValueNames.PostCode, postcode), (ValueNames.AddressIdentifier, address)];
        RecordReply reply = Ask(values);

        Assert.True((premises < 0 ? ResponseCode.E120101 : ResponseCode.I0) == reply.Code, place);
        if (premises >= 0)
        {
            Assert.Equal(Ask((ValueNames.Chf, hubs[premises].ToString())).Values, reply.Values);
            Assert.Equal(("M1 1AE", $"Flat {premises + 1}"), (Text(reply, ValueNames.PostCode), Text(reply, ValueNames.AddressIdentifier)));
        }
    }

    private static string Text(RecordReply reply, string name)
    {
        Assert.True(reply.Values.TryGet(name, out RequestValue value), name);
        return value.Text;
    }

    private RecordReply Ask(params (string Name, string Value)[] values) => host.Send(host.Request(
        2, UserRole.ImportSupplier, "12.1", CommandVariant.NonDevice, default, 1,
        [.. values.Select(static one => (one.Name, RequestValue.Of(one.Value)))]));
}
