using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What consumption counts and costs under rates by the time of day.</summary>
internal static class RateCharges
{
    /// <summary>The charge of a stretch of time in millionths of a penny, counted on the registers of its rates.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state.</param>
    /// <param name="to">The end of the stretch that begins at <see cref="MeteringState.SettledTo"/>.</param>
    /// <param name="table">Rates and prices.</param>
    /// <param name="counted">The registers of the rates.</param>
    public static Int128 Take(in MeteredDevice device, MeteringState state, SimTime to, in RateTable table, long[] counted)
    {
        Int128 charge = 0;
        SimTime from = state.SettledTo;
        long before = MeterReadings.ChargedFrom(device, state, table.Quantity, from);
        if (table.RateOfHalfHour.Count == 0)
        {
            long all = before + MeterReadings.Used(device, state, table.Quantity, from, to);
            return Charge(device, state, table, rate: 1, before, all, counted);
        }

        for (long edge = CivilDate.FloorDivide(from.Ms, LoadProfile.HalfHourMs); from < to; edge++)
        {
            SimTime end = new(Math.Min((edge + 1) * LoadProfile.HalfHourMs, to.Ms));
            long after = before + MeterReadings.Used(device, state, table.Quantity, from, end);
            long rate = table.RateOfHalfHour[(int)(edge - (CivilDate.FloorDivide(edge, 48) * 48))];
            charge += Charge(device, state, table, rate, before, after, counted);
            (before, from) = (after, end);
        }

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
