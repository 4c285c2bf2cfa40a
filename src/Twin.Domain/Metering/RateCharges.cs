using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What consumption counts and costs under rates by the time of day.</summary>
internal static class RateCharges
{
    /// <summary>The charge of a stretch of time in millionths of a penny.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state.</param>
    /// <param name="to">The end of the stretch that begins at <see cref="MeteringState.SettledTo"/>.</param>
    /// <param name="table">Rates and prices.</param>
    /// <param name="registers">The registers of the rates, counted on.</param>
    public static Int128 Take(
        in MeteredDevice device, MeteringState state, SimTime to, in RateTable table, ref Sequence<long> registers)
    {
        Int128 charge = 0;
        SimTime from = state.SettledTo;
        long[] counted = [.. registers.AsSpan()];
        long before = MeterReadings.ChargedFrom(device, state, table.Quantity, from);
        bool isTable = table.RateOfHalfHour.Count > 0;
        for (long halfHour = CivilDate.FloorDivide(from.Ms, LoadProfile.HalfHourMs); from < to; halfHour++)
        {
            // Without a table the whole stretch is one step.
            SimTime end = isTable ? new(Math.Min((halfHour + 1) * LoadProfile.HalfHourMs, to.Ms)) : to;
            long after = before + MeterReadings.Used(device, state, table.Quantity, from, end);
            charge += Charge(device, state, table, table.RateOf(halfHour), before, after, counted);
            (before, from) = (after, end);
        }

        registers = [.. counted];
        return charge;
    }

    /// <summary>The charge of what was counted between two readings at one rate.</summary>
    public static Int128 Charge(
        in MeteredDevice device, MeteringState state, in RateTable table, long rate, long before, long after, long[] counted)
    {
        int at = (int)rate - 1;
        if (at < counted.Length)
        {
            counted[at] += after - before;
        }

        long wh = MeterReadings.EnergyWh(device, state, after) - MeterReadings.EnergyWh(device, state, before);
        return at < table.Prices.Count ? (Int128)wh * table.Prices[at] : 0;
    }
}
