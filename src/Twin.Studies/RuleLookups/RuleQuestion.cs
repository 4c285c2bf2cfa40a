using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>What <c>twin rules show</c> asks: one request and what is known of the rest; what is open is answered for all.</summary>
/// <param name="Variant">The request.</param>
public sealed record RuleQuestion(ServiceRequestVariant Variant)
{
    /// <summary>The role; null for all seven.</summary>
    public UserRole? Role { get; init; }

    /// <summary>The device type; null for every type the request is for.</summary>
    public DeviceType? DeviceType { get; init; }

    /// <summary>The SMI status; null for all nine.</summary>
    public SmiStatus? Status { get; init; }

    /// <summary>The generation; null for both.</summary>
    public SmetsVersion? Smets { get; init; }

    /// <summary>The command variant; null for every one the request may be sent with.</summary>
    public CommandVariant? CommandVariant { get; init; }

    /// <summary>Whether the user is registered for the device. Default: yes.</summary>
    public bool Registered { get; init; } = true;

    /// <summary>Whether the user's certificate is on the device. Default: yes.</summary>
    public bool CertificateHeld { get; init; } = true;
}
