using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What consumption counts and costs under a tariff with blocks.</summary>
internal static class BlockCharges
{
    /// <summary>
    /// The charge of a stretch of time in millionths of a penny. Without a table any stretch between two resets is one step, with one a
    /// half-hour is.
    /// </summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state.</param>
    /// <param name="to">The end of the stretch that begins at <see cref="MeteringState.SettledTo"/>.</param>
    /// <param name="registers">The registers of the rates without blocks, counted on.</param>
    /// <param name="features">The tariff, its totals counted on, and its counters at the ends of billing periods.</param>
    public static Int128 Take(
        in MeteredDevice device, MeteringState state, SimTime to, ref Sequence<long> registers, ref MeterFeatures features)
    {
        Int128 charge = 0;
        SimTime from = state.SettledTo;
        BlockTariff blocks = features.Blocks!;
        Sequence<BlockCounters> billing = features.BillingCounters;
        RateTable table = new(LoadQuantity.Import, state.RateOfHalfHour, features.SpecialDays, state.PricesMillipencePerKwh);
        SimTime reset = blocks.ResetAfter(from);
        long[] counted = [.. registers.AsSpan()];
        long[] totals = [.. blocks.Totals.AsSpan()];
        long before = MeterReadings.ChargedFrom(device, state, LoadQuantity.Import, from);
        while (from < to)
        {
            SimTime end = reset < to ? reset : to;
            long halfHour = CivilDate.FloorDivide(from.Ms, LoadProfile.HalfHourMs);
            long rate = RateTable.RateOf(blocks.RateOfHalfHour, table.SpecialDays, halfHour);
            if (blocks.RateOfHalfHour.Count > 0)
            {
                end = new SimTime(Math.Min(end.Ms, (halfHour + 1) * LoadProfile.HalfHourMs));
            }

            long after = before + MeterReadings.Used(device, state, LoadQuantity.Import, from, end);
            charge += rate > 0
                ? InBlocks(device, state, blocks, (int)rate - 1, before, after, totals)
                : RateCharges.Charge(device, state, table, table.RateOf(halfHour), before, after, counted);
            if (end == reset)
            {
                billing = AtReset(blocks with { Totals = [.. totals] }, from, end, billing);
                Array.Clear(totals);
                reset = blocks.ResetAfter(end);
            }

            (before, from) = (after, end);
        }

        registers = [.. counted];
        features = features with { Blocks = blocks with { Totals = [.. totals] }, BillingCounters = billing };
        return charge;
    }

    // Counters are kept when a billing period ends, and not when they are reset daily within it.
    private static Sequence<BlockCounters> AtReset(BlockTariff blocks, SimTime from, SimTime reset, Sequence<BlockCounters> kept)
        => blocks.Calendar.EdgeAfter(from) == reset
            ? kept.Append(new BlockCounters(reset, [.. blocks.Counters()]), LogDepths.BillingPeriods)
            : kept;

    // What reaches a threshold exactly fills the block; the next Wh is of the next one.
    private static Int128 InBlocks(
        in MeteredDevice device, MeteringState state, BlockTariff blocks, int rate, long before, long after, long[] totals)
    {
        Int128 charge = 0;
        for (int block = 0; block < BlockTariff.BlocksOfRate && before < after; block++)
        {
            long used = Math.Min(after - before, blocks.TopOf(rate, block) - totals[rate]);
            if (used <= 0)
            {
                continue;
            }

            long wh = MeterReadings.EnergyWh(device, state, before + used) - MeterReadings.EnergyWh(device, state, before);
            charge += (Int128)wh * blocks.PricesMillipencePerKwh[(rate * BlockTariff.BlocksOfRate) + block];
            totals[rate] += used;
            before += used;
        }

        return charge;
    }
}
