using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>Another consumer moves in: what the meters logged before is no longer given out.</summary>
/// <param name="MeterPoint">The meter point of the premises.</param>
public sealed record TenancyChanged(Mpxn MeterPoint) : Operation;
