using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Engine.Tests.Estate;

/// <summary>A small profile in which everything occurs.</summary>
internal static class TestProfiles
{
    public static PopulationProfile Small(int premises) => new()
    {
        Name = "small",
        Premises = premises,
        ElectricityNetworks = [new(10, "East", 300_000), new(12, "City", 700_000)],
        GasNetworks = [new("North gas", 500_000), new("South gas", 500_000)],
        Suppliers = [new("Alder", 250_000, 600_000, 100_000), new("Birch", 750_000, 400_000, 900_000)],
        Models =
        [
            new(DeviceType.Esme, SmetsVersion.Smets2, "Northfield", "Aurora E2", 1_000_000, [new("1.04", 500_000), new("1.03", 500_000)]),
            new(DeviceType.Esme, SmetsVersion.Smets1, "Ashdown", "E1", 1_000_000, [new("9", 1_000_000)]),
        ],
        GasPpm = 800_000,
        ExportPpm = 200_000,
        SameGasSupplierPpm = 700_000,
        SameExportSupplierPpm = 500_000,
        Smets1Ppm = 400_000,
        PpmidPpm = 500_000,
        IhdPpm = 500_000,
        HcalcsPpm = 100_000,
        CadPpm = 100_000,
        DualBandPpm = 300_000,
        NoWanPpm = 100_000,
        InstalledNotCommissionedPpm = 50_000,
        WhitelistedPpm = 50_000,
        WrongNetworkOperatorCertificatePpm = 100_000,
    };

    public static SimulatedEstate Build(int premises, int partitions = 1, int threads = 1, ulong seed = 5)
        => EstateBuilder.Build(new EstatePopulation(Small(premises), seed, RuleSet.Sec2020), partitions, threads);
}
