using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>The rules of access control in the order they are applied (Twin resolutions R4; <c>rules/access-checks.csv</c>).</summary>
public static class AccessCheckCatalogue
{
    /// <summary>The name results give to an acceptance by exemption, which is no refusal and so has no row.</summary>
    public const string SuspendedExemptionName = "suspended-exemption";

    private static readonly AccessCheckDefinition[] Definitions = Load();

    /// <summary>The rules in their order; the first is <see cref="AccessCheck.UserKnown"/>.</summary>
    public static ReadOnlySpan<AccessCheckDefinition> All => Definitions;

    /// <summary>The name of a rule in results; empty when no rule decided.</summary>
    public static string Name(this AccessCheck check) => check switch
    {
        AccessCheck.None => string.Empty,
        AccessCheck.SuspendedExemption => SuspendedExemptionName,
        _ => Definitions[(int)check - 1].Name,
    };

    /// <summary>The row of a rule that refuses; null for the two that do not.</summary>
    public static AccessCheckDefinition? Definition(this AccessCheck check)
        => check is AccessCheck.None or AccessCheck.SuspendedExemption ? null : Definitions[(int)check - 1];

    private static AccessCheckDefinition[] Load()
    {
        CodeSet<AccessCheck> members = new(Array.ConvertAll(Enum.GetValues<AccessCheck>(), static c => (c.ToString(), c)));
        int position = 0;
        return RuleTables.Load(
            "access-checks",
            ["position", "check", "member", "code", "rule", "confidence"],
            row =>
            {
                position++;
                AccessCheck check = row.Code("member", members);
                if ((int)check != position || row.Integer("position", 1, byte.MaxValue) != position)
                {
                    row.Fail("position", "the numbers of AccessCheck in order");
                }

                return new AccessCheckDefinition(
                    check,
                    row.Required("check"),
                    row.Code("code", ResponseCodeCatalogue.Codes),
                    row.Required("rule"),
                    row.Source,
                    row.Code("confidence", RuleRow.ConfidenceCodes));
            });
    }
}
