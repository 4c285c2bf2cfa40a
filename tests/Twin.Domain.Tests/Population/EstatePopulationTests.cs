using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Population;

public class EstatePopulationTests
{
    private const int Premises = 8_000;

    private static readonly PopulationProfile Profile = new()
    {
        Name = "test",
        Premises = Premises,
        ElectricityNetworks = [new(10, "East", 400_000), new(14, "Mid", 350_000), new(23, "North", 250_000)],
        GasNetworks = [new("Upper", 600_000), new("Lower", 400_000)],
        Suppliers =
        [
            new("One", 500_000, 300_000, 200_000), new("Two", 300_000, 300_000, 300_000), new("Three", 200_000, 400_000, 500_000),
        ],
        Models =
        [
            .. from type in new[] { DeviceType.Esme, DeviceType.Gsme, DeviceType.Ppmid, DeviceType.Chf, DeviceType.Gpf }
               from smets in Enum.GetValues<SmetsVersion>()
               from model in new[] { (Name: "Popular", Share: 700_000), (Name: "Rare", Share: 300_000) }
               let versions = ImmutableArray.Create(new NamedShare("1.0", 250_000), new NamedShare("2.0", 750_000))
               select new ModelShare(type, smets, "Maker", $"{model.Name} {smets}", model.Share, versions),
        ],
        GasPpm = 800_000,
        ExportPpm = 100_000,
        SameGasSupplierPpm = 600_000,
        SameExportSupplierPpm = 500_000,
        Smets1Ppm = 300_000,
        PpmidPpm = 900_000,
        IhdPpm = 200_000,
        HcalcsPpm = 50_000,
        CadPpm = 10_000,
        InstalledNotCommissionedPpm = 40_000,
        WhitelistedPpm = 20_000,
        WrongNetworkOperatorCertificatePpm = 100_000,
    };

    internal static readonly EstatePopulation Population = new(Profile, 77, RuleSet.Sec2020);
    internal static readonly (DeviceState[] Devices, MeterPointState[] MeterPoints)[] Estate =
        [.. Enumerable.Range(0, Premises).Select(static one => At(Population, one))];

    [Fact]
    public void Ids_ascend_with_premises()
    {
        AssertAscending(Estate.SelectMany(static e => e.Devices).Select(static d => d.Id.Value));
        ILookup<bool, ulong> numbers = Estate.SelectMany(static e => e.MeterPoints)
            .ToLookup(static m => m.Kind == MeterPointKind.Gas, static m => m.Id.Packed);
        AssertAscending(numbers[true]);
        AssertAscending(numbers[false]);
    }

    [Fact]
    public void Premises_are_the_same_in_any_order_of_calls_and_in_another_instance()
    {
        EstatePopulation again = new(Profile, 77, RuleSet.Sec2020);
        for (int premises = Premises - 1; premises >= 0; premises -= 7)
        {
            Assert.Equal(Digest(Estate[premises]), Digest(At(again, premises)));
        }

        EstatePopulation other = new(Profile, 78, RuleSet.Sec2020);
        Assert.NotEqual(
            Enumerable.Range(0, 50).Select(static p => Digest(Estate[p])), Enumerable.Range(0, 50).Select(p => Digest(At(other, p))));
    }

    [Fact]
    public void Shares_are_those_of_the_profile()
    {
        DeviceState[] devices = [.. Estate.SelectMany(static e => e.Devices)];
        MeterPointState[] meterPoints = [.. Estate.SelectMany(static e => e.MeterPoints)];
        DeviceState[] meters = [.. devices.Where(static d => d.Type is DeviceType.Esme or DeviceType.Gsme)];
        DeviceState[] electricity = [.. meters.Where(static d => d.Type == DeviceType.Esme)];

        Assert.All(
            new[] { DeviceType.Chf, DeviceType.Gpf, DeviceType.Esme },
            type => Assert.Equal(Premises, devices.Count(d => d.Type == type)));
        Within(devices.Count(static d => d.Type == DeviceType.Gsme), Premises, Profile.GasPpm);
        Within(devices.Count(static d => d.Type == DeviceType.Ppmid), Premises, Profile.PpmidPpm);
        Within(devices.Count(static d => d.Type == DeviceType.Ihd), Premises, Profile.IhdPpm);
        Within(devices.Count(static d => d.Type == DeviceType.Hcalcs), Premises, Profile.HcalcsPpm);
        Within(devices.Count(static d => d.Type == DeviceType.Cad), Premises, Profile.CadPpm);
        Within(electricity.Count(static d => d.Smets == SmetsVersion.Smets1), Premises, Profile.Smets1Ppm);
        Within(meterPoints.Count(static m => m.Kind == MeterPointKind.Export), Premises, Profile.ExportPpm);
        Within(Count(meters, DeviceLifecycle.Whitelisted), meters.Length, Profile.WhitelistedPpm);
        Within(Count(meters, DeviceLifecycle.InstalledNotCommissioned), meters.Length, Profile.InstalledNotCommissionedPpm);
        Within(meterPoints.Count(static m => m.Kind == MeterPointKind.Import && m.Supplier == 1), Premises, 500_000);
        Within(electricity.Count(static d => VersionOf(d) == "1.0"), Premises, 250_000);
        Within(electricity.Count(static d => ModelOf(d).StartsWith("Rare", StringComparison.Ordinal)), Premises, 300_000);
        int wrong = Estate.Count(static e => e.Devices[2].NetworkOperatorCertificate != e.MeterPoints[0].NetworkOperator);
        Within(wrong, Premises, Profile.WrongNetworkOperatorCertificatePpm);
        Assert.Equal(
            [3_200, 2_800, 2_000],
            meterPoints.Where(static m => m.Kind == MeterPointKind.Import).GroupBy(static m => m.NetworkOperator).OrderBy(static g => g.Key)
                .Select(static g => g.Count()));
    }

    [Fact]
    public void Every_device_of_a_type_with_models_runs_a_listed_product_of_its_type_and_generation()
    {
        HashSet<DeviceType> types = [.. Profile.Models.Select(static m => m.Type)];
        foreach (DeviceState device in Estate.SelectMany(static e => e.Devices))
        {
            Assert.Equal(device.RunningFirmware, device.RecordedFirmware);
            Assert.False(device.Status.CplHold);
            if (!types.Contains(device.Type))
            {
                Assert.Equal(0, device.RecordedFirmware);
                continue;
            }

            Product product = Population.Products[device.RecordedFirmware];
            Assert.True(Population.Products.IsListed(device.RecordedFirmware));
            Assert.Equal(device.Type, product.Type);
            Assert.EndsWith(device.Smets.ToString(), product.Model, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Meter_points_link_the_meter_of_their_fuel_and_certificates_follow_the_parties()
    {
        foreach ((DeviceState[] devices, MeterPointState[] meterPoints) in Estate)
        {
            foreach (MeterPointState meterPoint in meterPoints)
            {
                DeviceType type = meterPoint.Kind == MeterPointKind.Gas ? DeviceType.Gsme : DeviceType.Esme;
                DeviceState meter = Assert.Single(devices, d => d.Type == type);
                Assert.Equal(1, meterPoint.Meters.Count);
                Assert.Equal(meter.Id, meterPoint.Meters.IdAt(0));
                Assert.Equal(meter.Status, meterPoint.Meters.StatusAt(0));
                if (meterPoint.Kind != MeterPointKind.Export)
                {
                    Assert.Equal(meterPoint.Supplier, meter.SupplierCertificate);
                }

                if (meterPoint.Kind == MeterPointKind.Gas)
                {
                    Assert.Equal(meterPoint.NetworkOperator, meter.NetworkOperatorCertificate);
                }
            }
        }
    }

    [Fact]
    public void Hubs_are_on_the_wall_with_the_import_supplier_in_the_region_of_their_distributor()
    {
        PopulationProfile profile = Profile with
        {
            ElectricityNetworks =
                [new(10, "East", 400_000), new(12, "London", 200_000), new(23, "North", 200_000), new(24, "Everywhere", 200_000)],
            DualBandPpm = 300_000,
        };
        EstatePopulation population = new(profile, 77, RuleSet.Sec2020);
        CommunicationsHubState[] hubs = [.. Enumerable.Range(0, Premises).Select(population.Hub)];

        for (int premises = 0; premises < Premises; premises++)
        {
            (DeviceState[] devices, MeterPointState[] meterPoints) = At(population, premises);
            CommunicationsHubState hub = hubs[premises];
            CspRegion ofArea = meterPoints[0].Id.DistributorId switch
            {
                10 => CspRegion.Central,
                12 => CspRegion.South,
                23 => CspRegion.North,
                _ => CspRegion.Unknown,
            };
            Assert.Equal((devices[0].Id, meterPoints[0].Supplier, meterPoints[0].Supplier), (hub.Chf, hub.Supplier, hub.OrderingParty));
            Assert.Equal((HubStage.Installed, WanCoverage.Available, HubFlags.None), (hub.Stage, hub.WanCoverage, hub.Flags));
            Assert.Equal(devices[0].Smets == SmetsVersion.Smets1 ? CspRegion.Unknown : ofArea, hub.Region);
        }

        Within(hubs.Count(static h => h.HanVariant == HanVariant.DualBand), Premises, profile.DualBandPpm);
        Assert.Equal(4, hubs.Select(static h => h.Region).Distinct().Count());
    }

    [Fact]
    public void Without_wan_nothing_gets_beyond_installed_not_commissioned_and_elsewhere_nothing_changes()
    {
        EstatePopulation population = new(Profile with { NoWanPpm = 250_000 }, 77, RuleSet.Sec2020);
        int without = 0;
        for (int premises = 0; premises < Premises; premises++)
        {
            (DeviceState[] devices, MeterPointState[] meterPoints) = At(population, premises);
            CommunicationsHubState hub = population.Hub(premises);
            if (hub.Stage == HubStage.Installed)
            {
                Assert.Equal(Digest(Estate[premises]), Digest((devices, meterPoints)));
                continue;
            }

            without++;
            Assert.Equal((HubStage.InstalledNoWan, WanCoverage.NotAvailable), (hub.Stage, hub.WanCoverage));
            Assert.All(devices.Take(2), static d => Assert.Equal(DeviceLifecycle.InstalledNotCommissioned, d.Status.Lifecycle));
            Assert.All(devices, static d => Assert.True(d.Status.Lifecycle <= DeviceLifecycle.InstalledNotCommissioned));
            Assert.All(meterPoints, m => Assert.Equal(devices.Single(d => d.Id == m.Meters.IdAt(0)).Status, m.Meters.StatusAt(0)));
        }

        Within(without, Premises, 250_000);
    }

    // What a meter's way to each lifecycle leaves behind, in the words of the golden trace.
    [Theory]
    [InlineData("a1", "null", "null", "A")]
    [InlineData("a2", "null", "null", "A")]
    [InlineData("b", "null", "null", "A")]
    [InlineData("c", "null", "N", "A")]
    [InlineData("c2", "null", "N", "A")]
    [InlineData("d", "null", "I", "A")]
    [InlineData("e", "null", "I", "A")]
    public void Flags_are_those_the_rule_gives(string rule, string whitelisted, string installed, string commissioned)
    {
        EstatePopulation population = new(Profile, 77, RuleSet.Sec2020 with { FlagRule = FlagRules.Named(rule) });
        HashSet<DeviceLifecycle> met = [];
        for (int premises = 0; premises < 500; premises++)
        {
            foreach (MeterPointState meterPoint in At(population, premises).MeterPoints)
            {
                DeviceLifecycle lifecycle = meterPoint.Meters.StatusAt(0).Lifecycle;
                string flag = lifecycle switch
                {
                    DeviceLifecycle.Whitelisted => whitelisted,
                    DeviceLifecycle.InstalledNotCommissioned => installed,
                    _ => commissioned,
                };
                _ = met.Add(lifecycle);
                Assert.Equal(flag, meterPoint.Flag.Code());
                Assert.Equal(lifecycle >= DeviceLifecycle.InstalledNotCommissioned, meterPoint.EverInstalled);
                Assert.Equal(lifecycle == DeviceLifecycle.Commissioned, meterPoint.EverActive);
            }
        }

        Assert.Equal(3, met.Count);
    }

    [Fact]
    public void Shares_of_networks_that_do_not_add_up_are_refused()
        => Assert.ThrowsAny<ArgumentException>(static () => new EstatePopulation(
            Profile with { GasNetworks = [new("Upper", 600_000), new("Lower", 300_000)] }, 1, RuleSet.Sec2020));

    private static void AssertAscending(IEnumerable<ulong> ids)
    {
        ulong last = 0;
        foreach (ulong id in ids)
        {
            Assert.True(id > last);
            last = id;
        }
    }

    private static void Within(int count, int of, int sharePpm)
    {
        double share = sharePpm / 1e6;
        double five = 5 * Math.Sqrt(of * share * (1 - share));
        Assert.InRange(count, (of * share) - five, (of * share) + five);
    }

    private static int Count(DeviceState[] devices, DeviceLifecycle lifecycle) => devices.Count(d => d.Status.Lifecycle == lifecycle);

    private static string ModelOf(in DeviceState device) => Population.Products[device.RecordedFirmware].Model;
    private static string VersionOf(in DeviceState device) => Population.Products[device.RecordedFirmware].FirmwareVersion;

    private static (DeviceState[] Devices, MeterPointState[] MeterPoints) At(EstatePopulation population, int premises)
    {
        PremisesShape shape = population.Shape(premises);
        DeviceState[] devices = new DeviceState[shape.Devices];
        MeterPointState[] meterPoints = new MeterPointState[shape.MeterPoints];
        population.Fill(premises, shape, devices, meterPoints);
        return (devices, meterPoints);
    }

    private static string Digest((DeviceState[] Devices, MeterPointState[] MeterPoints) premises)
    {
        int size = (DeviceCanonicalForm.Size * premises.Devices.Length) + (MeterPointCanonicalForm.Size * premises.MeterPoints.Length);
        byte[] bytes = new byte[size];
        Span<byte> rest = bytes;
        foreach (DeviceState device in premises.Devices)
        {
            DeviceCanonicalForm.Write(device, rest);
            rest = rest[DeviceCanonicalForm.Size..];
        }

        foreach (MeterPointState meterPoint in premises.MeterPoints)
        {
            MeterPointCanonicalForm.Write(meterPoint, rest);
            rest = rest[MeterPointCanonicalForm.Size..];
        }

        return Convert.ToHexString(bytes);
    }
}
