using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What a request that leaves it open is taken for (assumptions: a request as DUIS has it always names both).</summary>
public static class RequestDefaults
{
    private static readonly UserRole[] Roles = Enum.GetValues<UserRole>();

    private static readonly CommandVariant[] Variants =
        [CommandVariant.SendNonCritical, CommandVariant.SendCritical, CommandVariant.NonDevice, .. Enum.GetValues<CommandVariant>()];

    /// <summary>The role of a user that names none: its first that may send the request, else its first.</summary>
    /// <param name="user">The user; null for one that is not known, who has no role.</param>
    /// <param name="definition">The request.</param>
    public static UserRole RoleOf(UserEntry? user, ServiceRequestDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        UserRole? first = null;
        foreach (UserRole role in Roles)
        {
            if (user?.Roles.Has(role) == true)
            {
                if (definition.Allows(role))
                {
                    return role;
                }

                first ??= role;
            }
        }

        return first ?? default;
    }

    /// <summary>
    /// The command variant of a request that names none: the one that reaches the device over the SM WAN, else the DCC's own, else the
    /// first that it may be sent with.
    /// </summary>
    public static CommandVariant CommandVariantOf(ServiceRequestDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        foreach (CommandVariant variant in Variants)
        {
            if (definition.Allows(variant))
            {
                return variant;
            }
        }

        return default;
    }
}
