using Twin.Domain.Devices;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// Access control of the DCC: thirteen rules in the order of Twin resolutions R4; the first that does not hold names the code.
/// </summary>
/// <remarks>Pure, total and without allocation. Rules that only one request has come after these, with the machine it is for.</remarks>
public static class AccessControl
{
    private const UserRoles RegisteredRoles =
        UserRoles.ImportSupplier | UserRoles.GasSupplier | UserRoles.ExportSupplier | UserRoles.ElectricityDistributor
        | UserRoles.GasTransporter | UserRoles.RegisteredSupplierAgent;

    /// <summary>Decides on a request.</summary>
    public static AccessOutcome Check(in AccessQuery query, AccessRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        AccessCheck failed = FirstFailure(in query, rules);
        if (failed != AccessCheck.None)
        {
            return new AccessOutcome(failed.Definition()!.Code, failed);
        }

        ServiceRequestDefinition request = query.Variant.Definition;
        return new AccessOutcome(
            AcceptedCode(query.CommandVariant, request),
            NeedsExemption(in query, request) ? AccessCheck.SuspendedExemption : AccessCheck.None,
            FailsAtDevice(in query, request));
    }

    private static AccessCheck FirstFailure(in AccessQuery query, AccessRules rules)
    {
        ServiceRequestDefinition request = query.Variant.Definition;
        return !UserKnown(in query) ? AccessCheck.UserKnown
            : !RequestExists(in query, rules) ? AccessCheck.RequestExists
            : !RoleEligible(in query, rules) ? AccessCheck.RoleEligible
            : !UserActive(in query) ? AccessCheck.UserActive
            : !DeviceKnown(in query, request) ? AccessCheck.DeviceKnown
            : !DeviceTypeRight(in query, request, rules) ? AccessCheck.DeviceType
            : !CommandVariantRight(in query, request) ? AccessCheck.CommandVariant
            : !ServiceRight(in query) ? AccessCheck.Service
            : !RegistrationHolds(in query, request) ? AccessCheck.Registration
            : !CertificateHolds(in query, request) ? AccessCheck.Certificate
            : !ActsForSupplier(in query, rules) ? AccessCheck.ActsForSupplier
            : !StatusAdmits(in query, request, rules) ? AccessCheck.Status
            : !LocalDeliveryAvailable(in query) ? AccessCheck.LocalDelivery
            : AccessCheck.None;
    }

    // E1.
    private static bool UserKnown(in AccessQuery query) => query.UserKnown;

    // E2: a request that does not exist yet has no eligible role (Twin resolutions R2: 11.4).
    private static bool RequestExists(in AccessQuery query, AccessRules rules) => rules.Exists(query.Variant);

    // E2.
    private static bool RoleEligible(in AccessQuery query, AccessRules rules) => rules.Roles(query.Variant).Has(query.Role);

    // E3.
    private static bool UserActive(in AccessQuery query) => query.UserActive;

    // E19: 12.1 and 12.2 have no existing target; 8.2 may ask without naming a device.
    private static bool DeviceKnown(in AccessQuery query, ServiceRequestDefinition request) => request.Target switch
    {
        RequestTarget.None => true,
        RequestTarget.Optional => query.DeviceKnown,
        _ => query.DeviceKnown && query.DeviceType is not null,
    };

    // E11.
    private static bool DeviceTypeRight(in AccessQuery query, ServiceRequestDefinition request, AccessRules rules)
        => request.Target == RequestTarget.None || query.DeviceType is not { } type || rules.DeviceTypes(query.Variant).Has(type);

    // E12.
    private static bool CommandVariantRight(in AccessQuery query, ServiceRequestDefinition request) => request.Allows(query.CommandVariant);

    // E13.
    private static bool ServiceRight(in AccessQuery query) => query.Service is not { } service || query.CommandVariant.Service() == service;

    // E4: the role of other user is enough by itself; critical requests are looked up in the registration data for SMETS1 only.
    private static bool RegistrationHolds(in AccessQuery query, ServiceRequestDefinition request) => request.RegistrationCheck switch
    {
        RegistrationCheck.No or RegistrationCheck.NotApplicable => true,
        RegistrationCheck.Smets1Only => query.Registered || query.Smets != SmetsVersion.Smets1,
        _ => query.Registered || !RegisteredRoles.Has(query.Role),
    };

    // E4, SMETS1 critical: held by proxy, so the DCC looks (TABASC_50_0602_13 App G, DP107). On SMETS2+ the device looks.
    private static bool CertificateHolds(in AccessQuery query, ServiceRequestDefinition request)
        => query.CertificateHeld || request.Criticality != Criticality.Critical || query.Smets != SmetsVersion.Smets1;

    // E4, SECMP0039.
    private static bool ActsForSupplier(in AccessQuery query, AccessRules rules)
        => query.ActsFor || !rules.ActsForRoles(query.Variant).Has(query.Role);

    // E5.
    private static bool StatusAdmits(in AccessQuery query, ServiceRequestDefinition request, AccessRules rules)
    {
        if (request.Target == RequestTarget.None || query.Status is not { } status)
        {
            return true;
        }

        return StatusAdmissionTable.Of(status, request.Class) switch
        {
            StatusAdmission.Admit => true,
            StatusAdmission.ExemptOnly => rules.IsExempt(query.Variant, query.CommandVariant, query.Smets),
            _ => false,
        };
    }

    // E17.
    private static bool LocalDeliveryAvailable(in AccessQuery query) => query.LocalDelivery || !query.CommandVariant.IsLocal();

    private static bool NeedsExemption(in AccessQuery query, ServiceRequestDefinition request)
        => request.Target != RequestTarget.None && query.Status is { } status
            && StatusAdmissionTable.Of(status, request.Class) == StatusAdmission.ExemptOnly;

    private static ResponseCode AcceptedCode(CommandVariant commandVariant, ServiceRequestDefinition request) => commandVariant switch
    {
        CommandVariant.Transform => ResponseCode.I0,
        CommandVariant.NonDevice when request.ReturnsData => ResponseCode.I0,
        _ => ResponseCode.I99,
    };

    private static bool FailsAtDevice(in AccessQuery query, ServiceRequestDefinition request)
        => !query.CertificateHeld && request.Criticality == Criticality.Critical && query.CommandVariant.ReachesDevice();
}
