using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Engine.Runs;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// Numbers the affected devices over the whole estate: in the order in which the DSP suspends them, and within each supplier in the
/// order in which the supplier updates them. Both follow the order of the estate, so no partition has a part in them.
/// </summary>
internal static class CampaignRanks
{
    /// <summary>Assigns the ranks.</summary>
    /// <returns>How many affected devices each supplier has, by user number.</returns>
    internal static int[] Assign(
        ImmutableArray<CplRemovalHandler> handlers, ImmutableArray<PartitionRun<CplMessage>> partitions, RuleSet rules, int users)
    {
        int[] ofSupplier = new int[users + 1];
        int suspended = 0;
        for (int i = 0; i < handlers.Length; i++)
        {
            foreach (ref AffectedDevice one in handlers[i].Affected)
            {
                ref readonly DeviceState device = ref partitions[i].Estate.Devices[one.Device];
                bool isSuspended = device.Type.IsIn(rules.SuspendedTypes);
                one.SuspensionRank = isSuspended ? suspended++ : -1;
                one.SupplierRank = ofSupplier[one.Supplier]++;
            }
        }

        return ofSupplier;
    }
}
