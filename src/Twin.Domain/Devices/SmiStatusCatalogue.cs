using Twin.Domain.Rules;

namespace Twin.Domain.Devices;

/// <summary>The SMI statuses with what the tables say of each (<c>rules/smi-statuses.csv</c>).</summary>
public static class SmiStatusCatalogue
{
    private static readonly SmiStatusDefinition[] Definitions = RuleTables.Load(
        "smi-statuses",
        ["code", "final", "settable_by_8_4", "settable_by_8_4_on_hub", "confidence"],
        static row => new SmiStatusDefinition(
            row.Code("code", new CodeSet<SmiStatus>(Array.ConvertAll(Enum.GetValues<SmiStatus>(), static s => (s.ToString(), s)))),
            row.YesNo("final"),
            row.YesNo("settable_by_8_4"),
            row.YesNo("settable_by_8_4_on_hub"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The definitions in the order of <see cref="SmiStatus"/>.</summary>
    public static ReadOnlySpan<SmiStatusDefinition> All => Definitions;

    /// <summary>The statuses as DUIS writes them; the names of <see cref="SmiStatus"/>.</summary>
    public static CodeSet<SmiStatus> Codes { get; } = new(Array.ConvertAll(Definitions, static d => (d.Status.ToString(), d.Status)));
}
