using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Xunit;

namespace Twin.Studies.Tests.Estates;

public sealed class ProfileReaderTests
{
    private const string Good = """
        name: Small
        premises: 1000
        gasPercent: 81.5
        smets1Percent: 0
        electricityNetworks:
          - { distributorId: 10, name: East, percent: 33.3333 }
          - { distributorId: 12, name: City, percent: 66.6667 }
        gasNetworks:
          - { name: Gas, percent: 100 }
        suppliers:
          - { name: Alder, importPercent: 100, gasPercent: 40, exportPercent: 0 }
          - { name: Birch, importPercent: 0, gasPercent: 60, exportPercent: 100 }
        models:
          - { type: ESME, smets: SMETS2, manufacturer: N, model: E, percent: 100, firmware: [{ version: "1", percent: 100 }] }
          - { type: GSME, smets: SMETS2, manufacturer: N, model: G, percent: 100, firmware: [{ version: "1", percent: 100 }] }
        """;

    private static (PopulationProfile? Profile, InputErrors Errors) Read(string text)
    {
        InputErrors errors = new();
        PopulationProfile? profile = YamlInput.Parse("p.yaml", text, errors) is { } top ? ProfileReader.Read(top, errors) : null;
        return (profile, errors);
    }

    private static PopulationProfile Shipped(string name)
    {
        InputErrors errors = new();
        string resource = $"scenarios/profiles/{name}.yaml";
        using Stream stream = typeof(ProfileReader).Assembly.GetManifestResourceStream(resource)!;
        PopulationProfile? profile = ProfileReader.Read(YamlInput.Read(resource, stream, errors)!, errors);
        errors.ThrowIfAny();
        return profile!;
    }

    private static decimal Share(PopulationProfile profile, DeviceType type, SmetsVersion smets, string model, string version)
    {
        ModelShare share = profile.Models.Single(m => m.Type == type && m.Smets == smets && m.Model == model);
        return share.SharePpm / 1_000_000m * share.Firmware.Single(f => f.Name == version).SharePpm / 1_000_000m;
    }

    [Fact]
    public void Percentages_are_read_exactly()
    {
        (PopulationProfile? profile, InputErrors errors) = Read(Good);

        Assert.False(errors.Any, string.Join('\n', errors.Items));
        Assert.Equal((815_000, 0), (profile!.GasPpm, profile.ExportPpm));
        Assert.Equal([333_333, 666_667], profile.ElectricityNetworks.Select(static n => n.SharePpm));
    }

    [Theory]
    [InlineData("gasPercent: 81.5", "gasPercent: 100.1", "gasPercent", 3)]
    [InlineData("gasPercent: 81.5", "gasPercent: -1", "gasPercent", 3)]
    [InlineData("gasPercent: 81.5", "gasPercent: 0.00001", "gasPercent", 3)]
    [InlineData("gasPercent: 81.5", "gasShare: 81.5", "gasShare", 3)]
    [InlineData("premises: 1000", "premises: 0", "premises", 2)]
    [InlineData("premises: 1000", "premises: 100000000", "premises", 2)]
    [InlineData("name: Small", "# none", "name", 2)]
    [InlineData("percent: 66.6667", "percent: 66.6666", "electricityNetworks", 6)]
    [InlineData("distributorId: 12", "distributorId: 10", "electricityNetworks[2].distributorId", 7)]
    [InlineData("distributorId: 12", "distributorId: 100", "electricityNetworks[2].distributorId", 7)]
    [InlineData("name: Birch", "name: East", "suppliers[2].name", 12)]
    [InlineData("importPercent: 0", "importPercent: 1", "suppliers", 11)]
    [InlineData("type: GSME", "type: METER", "models[2].type", 15)]
    [InlineData("model: G, percent: 100", "model: G, percent: 99", "models", 14)]
    [InlineData("type: GSME, smets: SMETS2", "type: GSME, smets: SMETS1", "models", 14)]
    [InlineData("smets1Percent: 0", "smets1Percent: 1", "models", 14)]
    [InlineData(
        "model: E, percent: 100, firmware: [{ version: \"1\"", "model: E, percent: 100, firmware: [{ version: \"123456789\"",
        "models[1].firmware", 14)]
    [InlineData("smets1Percent: 0", "whitelistedPercent: 60\ninstalledNotCommissionedPercent: 60", "whitelistedPercent", 4)]
    public void Profile_that_cannot_be_is_an_error_with_line_and_field(string good, string bad, string field, int line)
    {
        (PopulationProfile? profile, InputErrors errors) = Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(profile);
        Assert.Contains((field, line), errors.Items.Select(static e => (e.Field, e.Line)));
        Assert.All(errors.Items, static e => Assert.Equal("p.yaml", e.File));
    }

    [Fact]
    public void Duplicate_model_is_an_error()
    {
        (_, InputErrors errors) = Read(Good.Replace("type: GSME", "type: ESME", StringComparison.Ordinal).Replace(
            "model: G", "model: E", StringComparison.Ordinal));

        Assert.Contains(errors.Items, static e => e.Field == "models[2].model");
    }

    [Fact]
    public void Shipped_default_has_the_shape_of_great_britain()
    {
        PopulationProfile profile = Shipped("gb");

        Assert.Equal(200_000, profile.Premises);
        Assert.Equal((21, 8, 12), (profile.ElectricityNetworks.Length, profile.GasNetworks.Length, profile.Suppliers.Length));
        Assert.Equal(60, profile.Models.Count(static m => m.Type is DeviceType.Esme or DeviceType.Gsme));
        Assert.All(
            profile.Models.Where(static m => m.Type is DeviceType.Esme or DeviceType.Gsme), static m => Assert.Equal(5, m.Firmware.Length));
        Assert.Equal("Northfield", profile.Models.Single(static m => m.Model == "Aurora E2").Manufacturer);
        Assert.Equal(0.125m, Share(profile, DeviceType.Esme, SmetsVersion.Smets2, "Aurora E2", "1.04"));
    }

    [Fact]
    public void Shipped_national_estate_has_the_sizes_it_is_measured_at()
    {
        PopulationProfile profile = Shipped("gb-national");

        decimal each = 3 + ((profile.GasPpm + profile.PpmidPpm + profile.IhdPpm + profile.HcalcsPpm + profile.CadPpm) / 1_000_000m);
        decimal meterPoints = 1 + ((profile.GasPpm + profile.ExportPpm) / 1_000_000m);
        decimal popular = (1 - (profile.Smets1Ppm / 1_000_000m)) * Share(
            profile, DeviceType.Esme, SmetsVersion.Smets2, "Aurora E2", "1.04");
        Assert.Equal(120_000_000m, each * profile.Premises);
        Assert.Equal(57_000_000m, meterPoints * profile.Premises);
        Assert.Equal(3_750_000m, popular * profile.Premises);
    }

    [Fact]
    public void Shipped_round_trip_is_one_commissioned_meter_of_one_product_for_each_meter_point()
    {
        PopulationProfile profile = Shipped("flag-round-trip");
        Assert.Equal(500_000, profile.Premises);

        SimulatedEstate estate = EstateBuilder.Build(new EstatePopulation(profile with { Premises = 300 }, 1, RuleSet.Sec2020), 1, 1);

        Assert.Equal((300, 900, 300), (estate.Premises, estate.Devices, estate.MeterPoints));
        Assert.Equal(2, estate.Providers.Length);
        Assert.Single(estate.Products.Products);
        Assert.All(estate.Partitions[0].MeterPoints, static m =>
        {
            Assert.Equal((MeterPointKind.Import, DccServiceFlag.A, 1), (m.Kind, m.Flag, m.Meters.Count));
            Assert.Equal(SmiStatus.Commissioned, m.Meters.StatusAt(0).Shown);
        });
    }

    [Theory]
    [InlineData("gb")]
    [InlineData("gb-national")]
    public void Shipped_profile_makes_an_estate_whose_shares_are_near_its_own(string name)
    {
        PopulationProfile profile = Shipped(name) with { Premises = 20_000 };
        SimulatedEstate estate = EstateBuilder.Build(new EstatePopulation(profile, 1, RuleSet.Sec2020), 1, 1);

        int gas = estate.Partitions[0].Devices.Count(static d => d.Type == DeviceType.Gsme);
        int meterWithoutProduct = estate.Partitions[0].Devices.Count(
            static d => d.Type is DeviceType.Esme or DeviceType.Gsme && d.RecordedFirmware == 0);
        Assert.InRange(gas / 20_000.0, (profile.GasPpm / 1e6) - 0.02, (profile.GasPpm / 1e6) + 0.02);
        Assert.Equal(0, meterWithoutProduct);
    }
}
