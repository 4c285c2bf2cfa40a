using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>The supply of a premises is lost. After three minutes without it the hub raises AD1 (T, MP096).</summary>
/// <param name="Hub">The CHF of its communications hub.</param>
public sealed record SupplyLost(DeviceId Hub) : Operation;
