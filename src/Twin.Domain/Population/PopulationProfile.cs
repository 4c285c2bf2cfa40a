using System.Collections.Immutable;

namespace Twin.Domain.Population;

/// <summary>
/// What a generated estate looks like: counts and shares, not lists of devices. Shares are parts per million. Read from YAML by the
/// hosts; see scenarios/profiles.
/// </summary>
public sealed record PopulationProfile
{
    /// <summary>The profile's name, for reports.</summary>
    public required string Name { get; init; }

    /// <summary>How many premises, 1 to 99,999,999.</summary>
    public required int Premises { get; init; }

    /// <summary>
    /// The electricity networks in ascending order of distributor id, with the share of premises on each; 1,000,000 together.
    /// </summary>
    public required ImmutableArray<ElectricityNetworkShare> ElectricityNetworks { get; init; }

    /// <summary>The gas networks with the share of premises on each; 1,000,000 together.</summary>
    public required ImmutableArray<NamedShare> GasNetworks { get; init; }

    /// <summary>The suppliers with their shares of import, gas and export; each 1,000,000 together.</summary>
    public required ImmutableArray<SupplierShare> Suppliers { get; init; }

    /// <summary>Models and firmware versions, 1,000,000 together for each device type and generation that occurs.</summary>
    public required ImmutableArray<ModelShare> Models { get; init; }

    /// <summary>The share of premises with gas.</summary>
    public int GasPpm { get; init; }

    /// <summary>The share of premises with an export MPAN.</summary>
    public int ExportPpm { get; init; }

    /// <summary>Of premises with gas, the share whose gas supplier is the import supplier.</summary>
    public int SameGasSupplierPpm { get; init; }

    /// <summary>Of premises with export, the share whose export supplier is the import supplier.</summary>
    public int SameExportSupplierPpm { get; init; }

    /// <summary>The share of premises with SMETS1 equipment.</summary>
    public int Smets1Ppm { get; init; }

    /// <summary>The share of premises with a PPMID.</summary>
    public int PpmidPpm { get; init; }

    /// <summary>The share of premises with an IHD.</summary>
    public int IhdPpm { get; init; }

    /// <summary>The share of premises with a HCALCS.</summary>
    public int HcalcsPpm { get; init; }

    /// <summary>The share of premises with a CAD.</summary>
    public int CadPpm { get; init; }

    /// <summary>The share of premises whose communications hub has both bands on the HAN.</summary>
    public int DualBandPpm { get; init; }

    /// <summary>
    /// The share of premises without SM WAN coverage: the hub is installed without it (8.14.2), and no device there gets beyond
    /// InstalledNotCommissioned.
    /// </summary>
    public int NoWanPpm { get; init; }

    /// <summary>The share of meters that are InstalledNotCommissioned.</summary>
    public int InstalledNotCommissionedPpm { get; init; }

    /// <summary>The share of meters that are Whitelisted.</summary>
    public int WhitelistedPpm { get; init; }

    /// <summary>
    /// The share of electricity meters with another network operator's certificate on them (SECMP0063 reported about a tenth).
    /// </summary>
    public int WrongNetworkOperatorCertificatePpm { get; init; }
}
