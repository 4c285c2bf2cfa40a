using Twin.Domain.Devices;

namespace Twin.Domain.ServiceRequests;

/// <summary>The facts access control decides on, as a host or a file of questions gives them.</summary>
/// <param name="Role">The role the user sends in.</param>
/// <param name="Variant">The request.</param>
/// <param name="CommandVariant">The command variant.</param>
/// <param name="DeviceType">The type of the device named; null when the request names none.</param>
/// <param name="Smets">The device's generation; of no effect without a device.</param>
/// <param name="Status">The SMI status shown; null for Type 2 Devices and without a device.</param>
/// <param name="Registered">
/// Whether the user is registered in this role for the device's meter point over the whole time asked for
/// (<c>RegistrationHistory</c> answers it).
/// </param>
/// <param name="CertificateHeld">Whether the user's certificate is on the device (by proxy on SMETS1).</param>
public readonly record struct AccessQuery(
    UserRole Role,
    ServiceRequestVariant Variant,
    CommandVariant CommandVariant,
    DeviceType? DeviceType,
    SmetsVersion Smets,
    SmiStatus? Status,
    bool Registered,
    bool CertificateHeld)
{
    /// <summary>Whether the user is known in this role. Default: yes.</summary>
    public bool UserKnown { get; init; } = true;

    /// <summary>Whether the user is neither suspended nor still joining. Default: yes.</summary>
    public bool UserActive { get; init; } = true;

    /// <summary>The service the request was posted to; null, the default, for the right one.</summary>
    public DccService? Service { get; init; }

    /// <summary>Whether the device named is in the inventory. Default: yes.</summary>
    public bool DeviceKnown { get; init; } = true;

    /// <summary>Whether the local command service is available to the user. Default: yes.</summary>
    public bool LocalDelivery { get; init; } = true;

    /// <summary>Whether the agent acts for the supplier concerned. Default: yes.</summary>
    public bool ActsFor { get; init; } = true;
}
