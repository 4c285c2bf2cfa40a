using System.Collections.Immutable;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// Numbers the affected devices over the whole estate: in the order in which the DSP suspends them, and within each supplier in the
/// order in which the supplier updates them. Both follow the order of the estate, so no partition has a part in them.
/// </summary>
internal static class CampaignRanks
{
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

        return ofSupplier;
    }
}
