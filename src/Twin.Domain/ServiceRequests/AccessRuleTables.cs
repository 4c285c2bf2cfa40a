using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// Reads <c>rules/suspended-exemptions.csv</c> and <c>rules/service-request-resolutions.csv</c>. Rows naming a modification are not
/// part of the rules of 2020 by themselves.
/// </summary>
public static class AccessRuleTables
{
    private const string RolesThatActFor = "acts_for_roles";
    private const string Types = "device_types";
    private const string Exists = "exists";

    private static readonly CodeSet<SmetsVersion> Smets = new(("SMETS1", SmetsVersion.Smets1), ("SMETS2", SmetsVersion.Smets2));

    private static readonly (string Modification, SuspendedExemption Exemption)[] Exemptions = RuleTables.Load(
        "suspended-exemptions",
        ["srv", "command_variants", "smets", "modification", "confidence"],
        static row =>
        {
            SmetsVersion[] smets = row.Codes("smets", Smets);
            _ = row.Code("confidence", RuleRow.ConfidenceCodes);
            return (row.Text("modification"), new SuspendedExemption(
                row.Code("srv", ServiceRequestCatalogue.Codes),
                row.Codes("command_variants", CommandVariantCatalogue.Codes).ToSet(),
                smets.Contains(SmetsVersion.Smets1),
                smets.Contains(SmetsVersion.Smets2),
                row.Source));
        });

    /// <summary>The exemptions of a Suspended device that a modification adds, as <c>MP105</c>; of 2020 for the empty text.</summary>
    public static IReadOnlyList<SuspendedExemption> ExemptionsOf(string modification)
        => [.. Exemptions
            .Where(e => string.Equals(e.Modification, modification, StringComparison.Ordinal))
            .Select(static e => e.Exemption)];

    /// <summary>The published tables with the resolutions applied and the exemptions of 2020.</summary>
    internal static AccessRules MakeSec2020()
    {
        ServiceRequestDefinition[] all = ServiceRequestCatalogue.All.ToArray();
        UserRoles[] actsFor = new UserRoles[all.Length];
        DeviceTypes[] types = Array.ConvertAll(all, static d => d.DeviceTypes);
        bool[] exists = Array.ConvertAll(all, static _ => true);
        _ = RuleTables.Load("service-request-resolutions", ["srv", "field", "value", "modification", "reason", "confidence"], row =>
        {
            int number = row.Code("srv", ServiceRequestCatalogue.Codes).Number;
            _ = row.Required("reason");
            _ = row.Code("confidence", RuleRow.ConfidenceCodes);
            switch (row.Required("field"))
            {
                case Types:
                    types[number] = row.Codes("value", DeviceTypeCatalogue.Codes)
                        .Aggregate(DeviceTypes.None, static (set, type) => set | type.ToSet());
                    break;
                case RolesThatActFor:
                    actsFor[number] = row.Codes("value", UserRoleCatalogue.Codes).ToSet();
                    break;
                case Exists:
                    exists[number] = row.YesNo("value");
                    break;
                default:
                    row.Fail("field", $"{Types}, {RolesThatActFor}, {Exists}");
                    break;
            }

            return row.Source;
        });
        UserRoles[] roles = Array.ConvertAll(all, static d => d.EligibleRoles);
        return AccessRules.Make(roles, actsFor, types, exists, [.. ExemptionsOf(string.Empty)]);
    }
}
