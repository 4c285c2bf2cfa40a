using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>A SEC Party orders a communications hub (C section 2).</summary>
/// <param name="Chf">The EUI-64 of its CHF.</param>
/// <param name="Gpf">The EUI-64 of its GPF.</param>
/// <param name="OrderingParty">The party.</param>
/// <param name="Region">The CSP's region it is made for.</param>
public sealed record HubOrdered(DeviceId Chf, DeviceId Gpf, UserId OrderingParty, CspRegion Region) : Operation
{
    /// <summary>Its bands on the HAN. Default: single band.</summary>
    public HanVariant HanVariant { get; init; }
}
