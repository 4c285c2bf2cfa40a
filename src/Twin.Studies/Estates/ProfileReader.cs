using System.Collections.Immutable;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Studies.Estates;

/// <summary>
/// Reads a population profile from YAML (scenarios/profiles, docs/reference/profiles.md), strictly. Shares are percentages with at
/// most four decimals; a share that is left out at the top is 0.
/// </summary>
public static class ProfileReader
{
    private const string Networks = "electricityNetworks";
    private const string GasNetworks = "gasNetworks";
    private const string Suppliers = "suppliers";
    private const string Models = "models";

    /// <summary>The shares at the top, all optional.</summary>
    internal static readonly string[] Shares =
    [
        "gasPercent", "exportPercent", "sameGasSupplierPercent", "sameExportSupplierPercent", "smets1Percent", "ppmidPercent", "ihdPercent",
        "hcalcsPercent", "cadPercent", "dualBandPercent", "noWanPercent", "installedNotCommissionedPercent", "whitelistedPercent",
        "wrongNetworkOperatorCertificatePercent",
    ];

    /// <summary>Reads a profile file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">Takes everything wrong.</param>
    /// <returns>The profile; null when there was any error.</returns>
    public static PopulationProfile? ReadFile(string path, InputErrors errors)
        => YamlInput.ReadFile(path, errors) is { } top ? Read(top, errors) : null;

    /// <summary>Reads a profile from the map at the top of its file.</summary>
    /// <param name="top">The map.</param>
    /// <param name="errors">Takes everything wrong; the collector the map was read with.</param>
    /// <returns>The profile; null when there was any error.</returns>
    public static PopulationProfile? Read(YamlMap top, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(top);
        ArgumentNullException.ThrowIfNull(errors);
        int before = errors.Count;
        top.Allow(["name", "premises", .. Shares, Networks, GasNetworks, Suppliers, Models]);
        PopulationProfile profile = new()
        {
            Name = top.Required("name")?.AsText() ?? string.Empty,
            Premises = (int)(top.Required("premises")?.AsInteger(1, PopulationIds.MostPremises) ?? 1),
            ElectricityNetworks = ReadElectricityNetworks(top.Required(Networks)),
            GasNetworks = ReadNamed(top.Required(GasNetworks), "name"),
            Suppliers = ReadSuppliers(top.Required(Suppliers)),
            Models = ModelReader.Read(top.Required(Models)),
            GasPpm = Share(top, "gasPercent"),
            ExportPpm = Share(top, "exportPercent"),
            SameGasSupplierPpm = Share(top, "sameGasSupplierPercent"),
            SameExportSupplierPpm = Share(top, "sameExportSupplierPercent"),
            Smets1Ppm = Share(top, "smets1Percent"),
            PpmidPpm = Share(top, "ppmidPercent"),
            IhdPpm = Share(top, "ihdPercent"),
            HcalcsPpm = Share(top, "hcalcsPercent"),
            CadPpm = Share(top, "cadPercent"),
            DualBandPpm = Share(top, "dualBandPercent"),
            NoWanPpm = Share(top, "noWanPercent"),
            InstalledNotCommissionedPpm = Share(top, "installedNotCommissionedPercent"),
            WhitelistedPpm = Share(top, "whitelistedPercent"),
            WrongNetworkOperatorCertificatePpm = Share(top, "wrongNetworkOperatorCertificatePercent"),
        };
        if (profile.InstalledNotCommissionedPpm + profile.WhitelistedPpm > Percent.Whole)
        {
            top.Optional("whitelistedPercent")?.Fail("at most 100 percent together with installedNotCommissionedPercent");
        }

        if (errors.Count == before)
        {
            CheckNames(top);
            ModelReader.CheckPresent(top, profile);
        }

        return errors.Count == before ? profile : null;
    }

    private static int Share(YamlMap top, string key) => top.Optional(key) is { } value ? Percent.Read(value) ?? 0 : 0;

    private static ImmutableArray<ElectricityNetworkShare> ReadElectricityNetworks(YamlValue? list)
    {
        ImmutableArray<ElectricityNetworkShare>.Builder networks = ImmutableArray.CreateBuilder<ElectricityNetworkShare>();
        int last = 0;
        foreach (YamlMap map in Maps(list, "distributorId", "name", "percent"))
        {
            YamlValue? id = map.Required("distributorId");
            int distributor = (int)(id?.AsInteger(10, 99) ?? 0);
            if (distributor != 0 && distributor <= last)
            {
                id?.Fail("distributor ids that ascend, each once");
            }

            last = Math.Max(last, distributor);
            string name = map.Required("name")?.AsText() ?? string.Empty;
            networks.Add(new ElectricityNetworkShare(distributor, name, Percent.Required(map, "percent")));
        }

        Percent.CheckWhole(list, "percent", networks.Select(static n => n.SharePpm));
        return networks.ToImmutable();
    }

    internal static ImmutableArray<NamedShare> ReadNamed(YamlValue? list, string nameKey)
    {
        ImmutableArray<NamedShare>.Builder parts = ImmutableArray.CreateBuilder<NamedShare>();
        foreach (YamlMap map in Maps(list, nameKey, "percent"))
        {
            parts.Add(new NamedShare(map.Required(nameKey)?.AsText() ?? string.Empty, Percent.Required(map, "percent")));
        }

        Percent.CheckWhole(list, "percent", parts.Select(static p => p.SharePpm));
        return parts.ToImmutable();
    }

    private static ImmutableArray<SupplierShare> ReadSuppliers(YamlValue? list)
    {
        ImmutableArray<SupplierShare>.Builder suppliers = ImmutableArray.CreateBuilder<SupplierShare>();
        foreach (YamlMap map in Maps(list, "name", "importPercent", "gasPercent", "exportPercent"))
        {
            suppliers.Add(new SupplierShare(
                map.Required("name")?.AsText() ?? string.Empty,
                Percent.Required(map, "importPercent"),
                Percent.Required(map, "gasPercent"),
                Percent.Required(map, "exportPercent")));
        }

        Percent.CheckWhole(list, "importPercent", suppliers.Select(static s => s.ImportPpm));
        Percent.CheckWhole(list, "gasPercent", suppliers.Select(static s => s.GasPpm));
        Percent.CheckWhole(list, "exportPercent", suppliers.Select(static s => s.ExportPpm));
        return suppliers.ToImmutable();
    }

    internal static IEnumerable<YamlMap> Maps(YamlValue? list, params string[] keys)
        => (list?.AsList() ?? []).Select(static item => item.AsMap()).OfType<YamlMap>().Select(map => map.Allow(keys));

    // Called when nothing else is wrong. Suppliers and networks are users of one directory, and an inventory knows users by name alone.
    private static void CheckNames(YamlMap top)
    {
        Dictionary<string, int> lineOfName = new(StringComparer.Ordinal);
        foreach (string key in (string[])[Networks, GasNetworks, Suppliers])
        {
            foreach (YamlMap map in top.Required(key)!.AsList().Select(static item => item.AsMap()!))
            {
                map.Allow("distributorId", "name", "percent", "importPercent", "gasPercent", "exportPercent");
                YamlValue name = map.Required("name")!;
                string text = name.AsText()!;
                if (!lineOfName.TryAdd(text, name.Line))
                {
                    string other = string.Create(null, $"it stands on line {lineOfName[text]} too");
                    name.Fail("a name that no other supplier or network has", other);
                }
            }
        }
    }
}
