using Twin.Domain.Devices;
using Twin.Domain.Population;

namespace Twin.Benchmarks;

/// <summary>The small population that the benchmarks share: two makers' models of each type, three networks, three suppliers.</summary>
internal static class BenchmarkEstate
{
    internal static PopulationProfile Profile(int premises) => new()
    {
        Name = "benchmark",
        Premises = premises,
        ElectricityNetworks = [new(10, "East", 400_000), new(14, "Mid", 350_000), new(23, "North", 250_000)],
        GasNetworks = [new("Upper", 600_000), new("Lower", 400_000)],
        Suppliers = [new("One", 500_000, 300_000, 200_000), new("Two", 300_000, 300_000, 300_000), new("Three", 200_000, 400_000, 500_000)],
        Models =
        [
            .. from type in Enum.GetValues<DeviceType>()
               from smets in Enum.GetValues<SmetsVersion>()
               from share in new[] { 700_000, 300_000 }
               select new ModelShare(type, smets, "Maker", $"{type} {smets} {share}", share, [new("1.0", 250_000), new("2.0", 750_000)]),
        ],
        GasPpm = 800_000,
        ExportPpm = 40_000,
        SameGasSupplierPpm = 600_000,
        SameExportSupplierPpm = 500_000,
        Smets1Ppm = 300_000,
        PpmidPpm = 500_000,
        IhdPpm = 500_000,
        InstalledNotCommissionedPpm = 15_000,
        WhitelistedPpm = 5_000,
        WrongNetworkOperatorCertificatePpm = 100_000,
    };
}
