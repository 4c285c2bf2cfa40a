using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Inventories;
using Xunit;

namespace Twin.Studies.Tests.Inventories;

/// <summary>Postcodes and addresses of an inventory's hubs.</summary>
public sealed class InventoryPlaceTests
{
    private const string Hub = "02-00-00-00-00-00-01-00";
    private const string Meter = "02-00-00-00-00-00-01-02";
    private const string Columns = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status";
    private const string Header = Columns + ",postCode,addressIdentifier\n";

    [Theory]
    [InlineData("M1 1AE", "", null, "")]
    [InlineData("EC1A 1BB", "Rose Cottage", null, "")]
    [InlineData("EC1A 1BB", "Flat 1, Rose Cottage", null, "")]
    [InlineData("", "", null, "")]
    [InlineData("ec1a 1bb", "", "postCode", "ec1a 1bb")]
    [InlineData("EC1A1BB", "", "postCode", "EC1A1BB")]
    [InlineData("EC1A 1BC", "", "postCode", "EC1A 1BC")]
    [InlineData("", "1", "addressIdentifier", "1")]
    [InlineData("M1 1AE", "Flat 1, Number 2, The Old Rectory", "addressIdentifier", "Flat 1, Number 2, The Old Rectory")]
    [InlineData("M1 1AE", "Caf\u00e9", "addressIdentifier", "Caf\u00e9")]
    public void Place_of_a_hub_is_a_postcode_and_perhaps_an_address(string postcode, string address, string? field, string found)
    {
        (SimulatedEstate? estate, InputErrors errors) = Read(
            $"{Header}{Hub},{Hub},CHF,SMETS2,,,,Commissioned,{postcode},\"{address}\"\n");

        Assert.Equal(field is null ? [] : [(2, field, found)], errors.Items.Select(static e => (e.Line, e.Field, e.Found)));
        if (field is null)
        {
            Assert.Equal((postcode, address), PlaceIn(estate!));
            using StringWriter text = new();
            InventoryWriter.Write(estate!, text);
            Assert.Equal((postcode, address), PlaceIn(Read(text.ToString()).Estate!));
        }
    }

    [Fact]
    public void Device_that_is_no_hub_has_no_place_and_a_file_without_the_columns_names_none()
    {
        (_, InputErrors errors) = Read($"{Header}{Hub},{Meter},ESME,SMETS2,,,,Pending,M1 1AE,7\n");
        Assert.Equal(
            [("postCode", "M1 1AE"), ("addressIdentifier", "7")],
            errors.Items.Where(static e => e.Allowed == "nothing for a device that is not a CHF").Select(static e => (e.Field, e.Found)));

        (SimulatedEstate? estate, _) = Read($"{Columns}\n{Hub},{Hub},CHF,SMETS2,,,,Commissioned\n");
        Assert.Null(estate!.Places.PlaceOf(estate.Partitions[0].Hubs[0].Chf));
    }

    private static (string Postcode, string Address) PlaceIn(SimulatedEstate estate)
    {
        HubPlace? place = estate.Places.PlaceOf(estate.Partitions[0].Hubs[0].Chf);
        return (place?.Postcode.ToString() ?? string.Empty, place?.AddressIdentifier ?? string.Empty);
    }

    private static (SimulatedEstate? Estate, InputErrors Errors) Read(string text)
    {
        InputErrors errors = new();
        return (InventoryReader.Read(new StringReader(text), "i.csv", RuleSet.Sec2020, 1, errors), errors);
    }
}
