using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>The user roles as files and messages write them (<c>rules/user-roles.csv</c>).</summary>
public static class UserRoleCatalogue
{
    private static readonly UserRoleDefinition[] Definitions = RuleTables.Load(
        "user-roles",
        ["code", "member", "name", "registration", "confidence"],
        static row => new UserRoleDefinition(
            row.Code("member", new CodeSet<UserRole>(Array.ConvertAll(Enum.GetValues<UserRole>(), static r => (r.ToString(), r)))),
            row.Required("code"),
            row.Required("name"),
            row.Required("registration"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The definitions in the order of <see cref="UserRole"/>.</summary>
    public static ReadOnlySpan<UserRoleDefinition> All => Definitions;

    /// <summary>The codes: IS, ES, GS, ED, GT, RSA, OU.</summary>
    public static CodeSet<UserRole> Codes { get; } = new(Array.ConvertAll(Definitions, static d => (d.Code, d.Role)));

    /// <summary>The code of a role, as <c>IS</c>.</summary>
    public static string Code(this UserRole role) => Definitions[(int)role].Code;

    /// <summary>Whether the set has the role.</summary>
    public static bool Has(this UserRoles roles, UserRole role) => ((int)roles >> (int)role & 1) != 0;

    /// <summary>The set of one role.</summary>
    public static UserRoles ToSet(this UserRole role) => (UserRoles)(1 << (int)role);

    /// <summary>The set of several roles.</summary>
    public static UserRoles ToSet(this IEnumerable<UserRole> roles)
        => roles.Aggregate(UserRoles.None, static (all, role) => all | role.ToSet());

    /// <summary>The codes of a set with bars between, as <c>IS|GS</c>; empty for none.</summary>
    public static string CodesOf(this UserRoles roles)
        => string.Join('|', Definitions.Where(d => roles.Has(d.Role)).Select(static d => d.Code));
}
