using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;

namespace Twin.Studies.Power;

/// <summary>Which premises stand on which electricity network, by the distributor id of their MPAN.</summary>
internal sealed class NetworkPremises
{
    private const int Ids = 100;

    private readonly List<PremisesRun>?[] runs = new List<PremisesRun>[Ids];

    /// <summary>Goes through an estate once.</summary>
    internal NetworkPremises(SimulatedEstate estate)
    {
        foreach (EstatePartition partition in estate.Partitions)
        {
            for (int premises = 0; premises < partition.Premises; premises++)
            {
                ReadOnlySpan<MeterPointState> meterPoints = partition.MeterPointsOf(premises);
                int place = ElectricityPlace(meterPoints);
                if (place < 0)
                {
                    continue;
                }

                List<PremisesRun> own = runs[meterPoints[place].Id.DistributorId] ??= [];
                int number = partition.FirstPremises + premises;
                if (own.Count > 0 && own[^1].First + own[^1].Count == number)
                {
                    own[^1] = own[^1] with { Count = own[^1].Count + 1 };
                }
                else
                {
                    own.Add(new PremisesRun(number, 1));
                }
            }
        }
    }

    /// <summary>The distributor ids that have premises, ascending.</summary>
    internal IEnumerable<int> Distributors => Enumerable.Range(0, Ids).Where(id => runs[id] is not null);

    /// <summary>All premises with electricity, ascending.</summary>
    internal IReadOnlyList<PremisesRun> All => Of(Distributors);

    /// <summary>The place of a premises' MPAN among its meter points; -1 where there is gas alone.</summary>
    internal static int ElectricityPlace(ReadOnlySpan<MeterPointState> meterPoints)
    {
        for (int place = 0; place < meterPoints.Length; place++)
        {
            if (meterPoints[place].Kind != MeterPointKind.Gas)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The premises of some distributors, ascending.</summary>
    internal IReadOnlyList<PremisesRun> Of(IEnumerable<int> distributors)
        => [.. distributors.Distinct().SelectMany(id => runs[id] ?? []).OrderBy(static r => r.First)];

    /// <summary>How many premises there are in runs.</summary>
    internal static long CountOf(IEnumerable<PremisesRun> of) => of.Sum(static r => (long)r.Count);

    /// <summary>Some consecutive premises of several runs, counted round: after the last comes the first.</summary>
    /// <param name="of">The runs, ascending.</param>
    /// <param name="first">The place of the first among them, 0 to their number - 1.</param>
    /// <param name="count">How many, at most their number.</param>
    /// <returns>Their runs, ascending.</returns>
    internal static List<PremisesRun> Slice(IReadOnlyList<PremisesRun> of, long first, long count)
    {
        long all = of.Sum(static r => (long)r.Count);
        long round = Math.Max(0, first + count - all);
        List<PremisesRun> slice = [];
        Add(0, round);
        Add(first, first + count - round);
        return slice;

        void Add(long from, long until)
        {
            long before = 0;
            foreach (PremisesRun run in of)
            {
                long start = Math.Max(from, before);
                long end = Math.Min(until, before + run.Count);
                if (start < end)
                {
                    slice.Add(new PremisesRun(run.First + (int)(start - before), (int)(end - start)));
                }

                before += run.Count;
            }
        }
    }
}
