using Twin.Domain.Rules;

namespace Twin.Domain.Network;

/// <summary>The eight gas distribution networks (<c>rules/gas-networks.csv</c>), all served by one registration data provider.</summary>
public static class GasNetworkCatalogue
{
    private static readonly GasNetwork[] Rows = RuleTables.Load(
        "gas-networks",
        ["code", "network", "operator_group", "rdp", "confidence"],
        static row => new GasNetwork(
            row.Required("code"),
            row.Required("network"),
            row.Required("operator_group"),
            row.Required("rdp"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The networks in the order of the table.</summary>
    public static ReadOnlySpan<GasNetwork> All => Rows;
}
