using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>The supply of a premises is back. The meter sends 8F35 or 8F36 (Twin fact sheet 4.2).</summary>
/// <param name="Hub">The CHF of its communications hub.</param>
public sealed record SupplyRestored(DeviceId Hub) : Operation;
