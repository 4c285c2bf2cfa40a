using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Inventories;
using Xunit;

namespace Twin.Studies.Tests.Inventories;

public sealed class InventoryRoundTripTests
{
    private static string Export(SimulatedEstate estate)
    {
        using StringWriter writer = new();
        InventoryWriter.Write(estate, writer);
        return writer.ToString();
    }

    private static SimulatedEstate Import(string text, int partitions = 1)
    {
        InputErrors errors = new();
        SimulatedEstate? estate = InventoryReader.Read(new StringReader(text), "export.csv", RuleSet.Sec2020, partitions, errors);
        errors.ThrowIfAny();
        return estate!;
    }

    private static PopulationProfile Profile(int premises, int[] shares) => new()
    {
        Name = "small",
        Premises = premises,
        ElectricityNetworks = [new(10, "East, \"Old\"", 300_000), new(12, "City", 700_000)],
        GasNetworks = [new("Gas of the north", 500_000), new("Gas of the south", 500_000)],
        Suppliers = [new("Zinnia", 250_000, 600_000, 100_000), new("Alder", 750_000, 400_000, 900_000)],
        Models =
        [
            new(DeviceType.Esme, SmetsVersion.Smets2, "Northfield", "Aurora E2", 1_000_000, [new("1.04", 500_000), new("1.03", 500_000)]),
            new(DeviceType.Esme, SmetsVersion.Smets1, "Ashdown", "E1", 1_000_000, [new("9", 1_000_000)]),
            new(DeviceType.Gsme, SmetsVersion.Smets2, "Northfield", "Aurora G2", 1_000_000, [new("2.00", 1_000_000)]),
            new(DeviceType.Gsme, SmetsVersion.Smets1, "Ashdown", "G1", 1_000_000, [new("1", 1_000_000)]),
            new(DeviceType.Ppmid, SmetsVersion.Smets2, "Cole, Sons", "P", 1_000_000, [new("1", 1_000_000)]),
        ],
        GasPpm = shares[0],
        ExportPpm = shares[1],
        SameGasSupplierPpm = shares[2],
        SameExportSupplierPpm = shares[3],
        Smets1Ppm = shares[4],
        PpmidPpm = shares[5],
        IhdPpm = shares[6],
        HcalcsPpm = shares[7],
        CadPpm = shares[8],
        InstalledNotCommissionedPpm = shares[9] / 2,
        WhitelistedPpm = shares[10] / 2,
        WrongNetworkOperatorCertificatePpm = shares[11],
        DualBandPpm = shares[12],
        NoWanPpm = shares[13],
    };

    [Property(MaxTest = 40)]
    public Property Import_of_an_export_has_the_digest_of_the_estate_in_canonical_numbers()
    {
        Gen<(int, ulong, int[])> cases =
            from premises in Gen.Choose(1, 60)
            from seed in Gen.Choose(0, 1_000_000)
            from shares in Gen.Choose(0, 4).Select(static n => n * 250_000).ArrayOf(14)
            select (premises, (ulong)seed, shares);
        return Prop.ForAll(cases.ToArbitrary(), static c =>
        {
            (int premises, ulong seed, int[] shares) = c;
            EstatePopulation population = new(Profile(premises, shares), seed, RuleSet.Sec2020);
            SimulatedEstate generated = EstateBuilder.Build(population, partitions: 2, threads: 1);
            string text = Export(generated);
            SimulatedEstate imported = Import(text, partitions: 3);
            Assert.Equal(EstateDigest.Of(CanonicalNumbering.Of(generated), 1), EstateDigest.Of(imported, 1));
            Assert.Equal(text, Export(imported));
        });
    }

    [Theory]
    [InlineData("Suspended,InstalledNotCommissioned,,,")]
    [InlineData("Suspended,Commissioned,,1.05,1.06")]
    [InlineData("Recovery,Whitelisted,yes,,")]
    [InlineData("Recovered,Commissioned,,,1.05")]
    [InlineData("Whitelisted,,yes,,")]
    [InlineData("Decommissioned,,yes,,")]
    [InlineData("Withdrawn,,,,")]
    public void Every_part_of_a_devices_state_survives_export_and_import(string parts)
    {
        const string Id = "02-00-00-00-00-00-01-00";
        string[] all = parts.Split(',');
        string text = "hub,deviceId,deviceType,smets,manufacturer,model,firmware,status,"
            + "statusBefore,cplHold,runningFirmware,deliveredFirmware\n"
            + $"{Id},{Id},CHF,SMETS2,,,,Commissioned,,,,\n"
            + $"{Id},02-00-00-00-00-00-01-02,ESME,SMETS1,N,A,1.04,{string.Join(',', all)}\n";

        SimulatedEstate first = Import(text);
        SimulatedEstate second = Import(Export(first));

        Assert.Equal(EstateDigest.Of(first, 1), EstateDigest.Of(second, 1));
        Assert.Equal(all[0], second.Partitions[0].Devices[1].Status.Shown.ToString());
        Assert.Equal(all[3].Length > 0, second.Partitions[0].Devices[1].RecordIsStale);
    }

    [Fact]
    public void Canonical_numbers_leave_the_estate_they_were_made_from_alone()
    {
        EstatePopulation population = new(Profile(20, [.. Enumerable.Repeat(500_000, 14)]), 7, RuleSet.Sec2020);
        SimulatedEstate generated = EstateBuilder.Build(population, partitions: 1, threads: 1);
        string before = EstateDigest.Of(generated, 1);

        SimulatedEstate canonical = CanonicalNumbering.Of(generated);

        Assert.Equal(before, EstateDigest.Of(generated, 1));
        Assert.Equal(
            canonical.Users.Users.Select(static u => u.Name),
            canonical.Users.Users.Select(static u => u.Name).Order(StringComparer.Ordinal));
    }
}
