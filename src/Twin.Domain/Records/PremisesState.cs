using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>What a hub has told the devices on its HAN of itself.</summary>
/// <param name="HasWan">Whether it is on the SM WAN.</param>
/// <param name="SupplyLostAt">When the supply was lost; null while there is supply.</param>
/// <param name="JoinWindowUntil">The first moment at which this device may no longer join; the epoch without a window.</param>
public readonly record struct PremisesState(bool HasWan, SimTime? SupplyLostAt, SimTime JoinWindowUntil)
{
    /// <summary>Whether a command reaches the devices.</summary>
    public bool IsReachable => HasWan && SupplyLostAt is null;
}
