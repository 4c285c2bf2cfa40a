namespace Twin.Domain.Network.RequestAllocation;

/// <summary>
/// What "its share of the operating capacity" means for a user above its allocation. Not published (Twin fact sheet 4.6).
/// </summary>
public enum AllocationShare : byte
{
    /// <summary>In proportion to the users' allocations. The default: what one user sends cannot widen its own share.</summary>
    Allocation,

    /// <summary>In proportion to what users send at the moment.</summary>
    Demand,
}
