using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>A communications hub goes on from hand to hand.</summary>
/// <param name="Chf">The EUI-64 of its CHF.</param>
/// <param name="Step">Which step.</param>
public sealed record HubMoved(DeviceId Chf, HubMovement Step) : Operation;
