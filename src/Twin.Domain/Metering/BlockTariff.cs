using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// A tariff with blocks (DUIS 1.1.1, ThresholdMatrix and BlockTariff): up to eight block rates, each of up to four blocks that fill one
/// after the other until the counters are reset. What of the day has no block rate is charged by the rates of
/// <see cref="MeteringState.PricesMillipencePerKwh"/>.
/// </summary>
public sealed record BlockTariff
{
    /// <summary>The blocks of a rate (ElecBlocks, GasBlockPriceMatrix).</summary>
    public const int BlocksOfRate = 4;

    /// <summary>The thresholds of a rate, one between any two blocks (ElecThresholds, GasThresholdMatrix).</summary>
    public const int ThresholdsOfRate = BlocksOfRate - 1;

    /// <summary>The most block rates (BlockTariffAction).</summary>
    public const int MostRates = 8;

    /// <summary>What stands where a rate has fewer thresholds: its last block takes the rest.</summary>
    public const long NoThreshold = long.MaxValue;

    /// <summary>
    /// The block rate, from 1, of each half-hour of the day, UTC, for each day profile, 0 where the half-hour has none; empty when block
    /// rate 1 holds always.
    /// </summary>
    public Sequence<long> RateOfHalfHour { get; init; }

    /// <summary>Three for each rate, ascending, in Wh or dm3 since the counters were reset; <see cref="NoThreshold"/> for none.</summary>
    public Sequence<long> Thresholds { get; init; }

    /// <summary>Four for each rate, in millipence a kWh.</summary>
    public Sequence<long> PricesMillipencePerKwh { get; init; }

    /// <summary>
    /// What each rate has counted since the counters were reset, up to <see cref="MeteringState.SettledTo"/>, in Wh or dm3. Its blocks
    /// follow from it.
    /// </summary>
    public Sequence<long> Totals { get; init; }

    /// <summary>When counters are reset by themselves: with every billing period (assumption).</summary>
    public BillingCalendar Calendar { get; init; }

    /// <summary>Whether they are reset at every midnight, UTC, as well (6.26).</summary>
    public bool ResetsDaily { get; init; }

    /// <summary>The counters of the blocks, four for each rate, in Wh or dm3.</summary>
    public long[] Counters()
    {
        long[] counters = new long[Totals.Count * BlocksOfRate];
        for (int at = 0; at < counters.Length; at++)
        {
            (int rate, int block) = (at / BlocksOfRate, at % BlocksOfRate);
            long before = block == 0 ? 0 : TopOf(rate, block - 1);
            counters[at] = Math.Max(0, Math.Min(Totals[rate], TopOf(rate, block)) - before);
        }

        return counters;
    }

    /// <summary>Where a block ends, counted from where its rate's first begins.</summary>
    /// <param name="rate">The rate, from 0.</param>
    /// <param name="block">The block, from 0 to 3; the last has no end.</param>
    public long TopOf(int rate, int block)
        => block == ThresholdsOfRate ? NoThreshold : Thresholds[(rate * ThresholdsOfRate) + block];

    /// <summary>The first moment after another at which the counters are reset by themselves.</summary>
    public SimTime ResetAfter(SimTime at)
    {
        SimTime billing = Calendar.EdgeAfter(at);
        SimTime midnight = CivilDate.EdgeAfter(at, SimTime.DayMs);
        return ResetsDaily && midnight < billing ? midnight : billing;
    }
}
