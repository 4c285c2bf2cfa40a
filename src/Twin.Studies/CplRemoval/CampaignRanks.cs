using System.Collections.Immutable;
using Twin.Domain.Randomness;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// Numbers the affected devices over the whole estate: in the order in which the DSP suspends them, and within each supplier in the
/// order in which the supplier updates them. No order is published; both go evenly over the estate, so that no network is done at
/// once, and neither depends on partitions.
/// </summary>
internal sealed class CampaignRanks
{
    private const int FewestGroups = 4_096;
    private const int LargestGroup = 256;

    private readonly long[] firstSuspension;
    private readonly int[][] firstOfSupplier;
    private readonly int[] ofSupplier;
    private readonly SpreadOrder[] updates;

    /// <summary>Numbers the devices.</summary>
    /// <param name="handlers">The partitions in order; they have found their devices.</param>
    internal CampaignRanks(ImmutableArray<CplRemovalHandler> handlers)
    {
        firstSuspension = new long[handlers.Length];
        firstOfSupplier = new int[handlers.Length][];
        ofSupplier = new int[handlers.Max(static h => h.AffectedOfSupplier.Length)];
        long suspended = 0;
        for (int partition = 0; partition < handlers.Length; partition++)
        {
            firstSuspension[partition] = suspended;
            suspended += handlers[partition].Suspendable;
            firstOfSupplier[partition] = [.. ofSupplier];
            ReadOnlySpan<int> added = handlers[partition].AffectedOfSupplier;
            for (int supplier = 0; supplier < added.Length; supplier++)
            {
                ofSupplier[supplier] += added[supplier];
            }
        }

        Suspensions = new SpreadOrder(suspended, (int)Math.Clamp(suspended / FewestGroups, 1, LargestGroup));
        updates = [.. ofSupplier.Select(static count => new SpreadOrder(count))];
    }

    /// <summary>The order in which the DSP suspends devices.</summary>
    internal SpreadOrder Suspensions { get; }

    /// <summary>The number, among all devices to suspend, of a partition's first.</summary>
    internal long FirstSuspension(int partition) => firstSuspension[partition];

    /// <summary>The number, among its affected devices, of each supplier's first in a partition; by user number.</summary>
    internal int[] FirstOfSupplier(int partition) => firstOfSupplier[partition];

    /// <summary>How many affected devices a supplier has.</summary>
    internal int AffectedOf(ushort supplier) => ofSupplier[supplier];

    /// <summary>The place of a device among its supplier's.</summary>
    /// <param name="supplier">The supplier's user number.</param>
    /// <param name="number">The device's number among its supplier's.</param>
    internal long UpdatePlaceOf(ushort supplier, int number) => updates[supplier].PlaceOf(number);
}
