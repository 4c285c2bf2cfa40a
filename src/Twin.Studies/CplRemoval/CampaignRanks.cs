using System.Collections.Immutable;
using Twin.Domain.Randomness;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// Numbers the affected devices over the whole estate: in the order in which the DSP suspends them, and within each supplier in the
/// order in which the supplier updates them. No order is published; both go evenly over the estate, so that no network is done at
/// once, and neither depends on partitions.
/// </summary>
internal static class CampaignRanks
{
    private const int FewestGroups = 4_096;
    private const int LargestGroup = 256;

    /// <summary>Assigns the ranks.</summary>
    /// <returns>How many affected devices each supplier has, by user number.</returns>
    internal static int[] Assign(ImmutableArray<CplRemovalHandler> handlers, int users)
    {
        int[] ofSupplier = new int[users + 1];
        int suspended = 0;
        foreach (CplRemovalHandler handler in handlers)
        {
            foreach (ref AffectedDevice one in handler.Affected)
            {
                one.SuspensionRank = one.IsSuspendable ? suspended++ : -1;
                one.SupplierRank = ofSupplier[one.Supplier]++;
            }
        }

        SpreadOrder suspensions = new(suspended, Math.Clamp(suspended / FewestGroups, 1, LargestGroup));
        SpreadOrder[] updates = [.. ofSupplier.Select(static count => new SpreadOrder(count))];
        foreach (CplRemovalHandler handler in handlers)
        {
            foreach (ref AffectedDevice one in handler.Affected)
            {
                one.SuspensionRank = one.IsSuspendable ? (int)suspensions.PlaceOf(one.SuspensionRank) : -1;
                one.SupplierRank = (int)updates[one.Supplier].PlaceOf(one.SupplierRank);
            }
        }

        return ofSupplier;
    }
}
