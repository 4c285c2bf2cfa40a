using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

/// <summary>A change of what a Suspended device still gets without E5.</summary>
/// <param name="Added">Whether the request becomes exempt; otherwise it stops being so.</param>
/// <param name="Srv">The variant.</param>
/// <param name="CommandVariants">The command variants it is about; without a choice all that the variant may be sent with.</param>
/// <param name="Smets1">Whether it is about SMETS1 devices.</param>
/// <param name="Smets2">Whether it is about devices of SMETS2 and later.</param>
public sealed record ExemptionChange(bool Added, ServiceRequestVariant Srv, CommandVariants CommandVariants, bool Smets1, bool Smets2);
