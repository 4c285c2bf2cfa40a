using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// The part of a rule set that access control reads: who may send what to which device types, what a Suspended device admits,
/// which requests exist, and where an agent must act for the supplier.
/// </summary>
/// <remarks>Immutable; every change makes a copy of a few hundred bytes. A modification is a chain of such changes.</remarks>
public sealed class AccessRules
{
    private readonly UserRoles[] roles;
    private readonly UserRoles[] actsForRoles;
    private readonly DeviceTypes[] deviceTypes;
    private readonly bool[] exists;
    private readonly SuspendedExemption[] exemptions;
    private readonly CommandVariants[] exemptSmets1 = new CommandVariants[ServiceRequestVariant.Count];
    private readonly CommandVariants[] exemptSmets2 = new CommandVariants[ServiceRequestVariant.Count];

    private AccessRules(
        UserRoles[] roles, UserRoles[] actsForRoles, DeviceTypes[] deviceTypes, bool[] exists, SuspendedExemption[] exemptions)
    {
        this.roles = roles;
        this.actsForRoles = actsForRoles;
        this.deviceTypes = deviceTypes;
        this.exists = exists;
        this.exemptions = exemptions;
        foreach (SuspendedExemption exemption in exemptions)
        {
            exemptSmets1[exemption.Variant.Number] |= exemption.On(SmetsVersion.Smets1);
            exemptSmets2[exemption.Variant.Number] |= exemption.On(SmetsVersion.Smets2);
        }
    }

    /// <summary>The rules of 2020, the year of the seed documents: the published tables with the twin's resolutions applied.</summary>
    public static AccessRules Sec2020 { get; } = AccessRuleTables.MakeSec2020();

    /// <summary>What a Suspended device admits besides critical and DCC-only requests.</summary>
    public IReadOnlyList<SuspendedExemption> Exemptions => exemptions;

    /// <summary>The roles that may send a request.</summary>
    public UserRoles Roles(ServiceRequestVariant variant) => roles[variant.Number];

    /// <summary>The roles that must act for the supplier concerned to send a request; of effect once they are eligible.</summary>
    public UserRoles ActsForRoles(ServiceRequestVariant variant) => actsForRoles[variant.Number];

    /// <summary>The device types a request is for.</summary>
    public DeviceTypes DeviceTypes(ServiceRequestVariant variant) => deviceTypes[variant.Number];

    /// <summary>Whether a request exists in these rules; nobody may send one that does not (E2).</summary>
    public bool Exists(ServiceRequestVariant variant) => exists[variant.Number];

    /// <summary>Whether a Suspended device admits this non-critical request.</summary>
    public bool IsExempt(ServiceRequestVariant variant, CommandVariant commandVariant, SmetsVersion smets)
        => (smets == SmetsVersion.Smets1 ? exemptSmets1 : exemptSmets2)[variant.Number].Has(commandVariant);

    /// <summary>The first exemption that admits this request to a Suspended device; null when there is none.</summary>
    public SuspendedExemption? ExemptionFor(ServiceRequestVariant variant, CommandVariant commandVariant, SmetsVersion smets)
        => Array.Find(exemptions, e => e.Variant == variant && e.On(smets).Has(commandVariant));

    /// <summary>These rules with exactly these roles for a request.</summary>
    public AccessRules WithRoles(ServiceRequestVariant variant, UserRoles value)
        => new(Replace(roles, variant, value), actsForRoles, deviceTypes, exists, exemptions);

    /// <summary>These rules with more roles for a request.</summary>
    public AccessRules WithRolesAdded(ServiceRequestVariant variant, UserRoles added) => WithRoles(variant, Roles(variant) | added);

    /// <summary>These rules with fewer roles for a request.</summary>
    public AccessRules WithRolesRemoved(ServiceRequestVariant variant, UserRoles removed) => WithRoles(variant, Roles(variant) & ~removed);

    /// <summary>These rules with exactly these roles having to act for the supplier concerned.</summary>
    public AccessRules WithActsForRoles(ServiceRequestVariant variant, UserRoles value)
        => new(roles, Replace(actsForRoles, variant, value), deviceTypes, exists, exemptions);

    /// <summary>These rules with exactly these device types for a request.</summary>
    public AccessRules WithDeviceTypes(ServiceRequestVariant variant, DeviceTypes value)
        => new(roles, actsForRoles, Replace(deviceTypes, variant, value), exists, exemptions);

    /// <summary>These rules with more device types for a request.</summary>
    public AccessRules WithDeviceTypesAdded(ServiceRequestVariant variant, DeviceTypes added)
        => WithDeviceTypes(variant, DeviceTypes(variant) | added);

    /// <summary>These rules with fewer device types for a request.</summary>
    public AccessRules WithDeviceTypesRemoved(ServiceRequestVariant variant, DeviceTypes removed)
        => WithDeviceTypes(variant, DeviceTypes(variant) & ~removed);

    /// <summary>These rules with a request that exists or not.</summary>
    public AccessRules WithExists(ServiceRequestVariant variant, bool value)
        => new(roles, actsForRoles, deviceTypes, Replace(exists, variant, value), exemptions);

    /// <summary>These rules with one more exemption, as MP105's for 11.2.</summary>
    public AccessRules WithExemption(SuspendedExemption exemption)
        => new(roles, actsForRoles, deviceTypes, exists, [.. exemptions, exemption]);

    /// <summary>These rules without any exemption for a request.</summary>
    public AccessRules WithoutExemptions(ServiceRequestVariant variant)
        => new(roles, actsForRoles, deviceTypes, exists, Array.FindAll(exemptions, e => e.Variant != variant));

    /// <summary>Makes rules from whole tables, one entry a variant.</summary>
    internal static AccessRules Make(
        UserRoles[] roles, UserRoles[] actsForRoles, DeviceTypes[] deviceTypes, bool[] exists, SuspendedExemption[] exemptions)
        => new(roles, actsForRoles, deviceTypes, exists, exemptions);

    private static T[] Replace<T>(T[] values, ServiceRequestVariant variant, T value)
    {
        T[] copy = (T[])values.Clone();
        copy[variant.Number] = value;
        return copy;
    }
}
