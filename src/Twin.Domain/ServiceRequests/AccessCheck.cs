namespace Twin.Domain.ServiceRequests;

/// <summary>The rules of access control in the order they are applied (Twin resolutions R4).</summary>
/// <remarks>Equal to <c>rules/access-checks.csv</c>, which has the refusals; a test compares them.</remarks>
public enum AccessCheck : byte
{
    /// <summary>No rule decided: everything is in order.</summary>
    None = 0,

    /// <summary>E1: the user and its role are known.</summary>
    UserKnown = 1,

    /// <summary>E2: the variant exists in this rule set; otherwise no role is eligible for it.</summary>
    RequestExists = 2,

    /// <summary>E2: the role is eligible for the variant.</summary>
    RoleEligible = 3,

    /// <summary>E3: the user is active.</summary>
    UserActive = 4,

    /// <summary>E19: the device is in the inventory.</summary>
    DeviceKnown = 5,

    /// <summary>E11: the variant is for this type of device.</summary>
    DeviceType = 6,

    /// <summary>E12: the command variant is one of the variant.</summary>
    CommandVariant = 7,

    /// <summary>E13: the request was posted to the service of its command variant.</summary>
    Service = 8,

    /// <summary>E4: the user is registered for the device over the whole time asked for.</summary>
    Registration = 9,

    /// <summary>E4: sMETS1, critical: the user holds the certificate.</summary>
    Certificate = 10,

    /// <summary>E4: the agent acts for the supplier concerned.</summary>
    ActsForSupplier = 11,

    /// <summary>E5: the SMI status admits the request.</summary>
    Status = 12,

    /// <summary>E17: local delivery is available to the user.</summary>
    LocalDelivery = 13,

    /// <summary>Not a refusal: the device is Suspended and an exemption let the request through.</summary>
    SuspendedExemption = 14,
}
