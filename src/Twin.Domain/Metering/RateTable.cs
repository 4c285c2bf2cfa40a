using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What an element of a meter costs by the time of day.</summary>
/// <param name="Quantity">What the element counts.</param>
/// <param name="RateOfHalfHour">
/// The rate, from 1, of each half-hour of the day, UTC, for each day profile; empty when rate 1 holds always.
/// </param>
/// <param name="SpecialDays">The days of other profiles than the first.</param>
/// <param name="Prices">The prices by rate, in millipence a kWh.</param>
internal readonly record struct RateTable(
    LoadQuantity Quantity, Sequence<long> RateOfHalfHour, Sequence<SpecialDay> SpecialDays, Sequence<long> Prices)
{
    /// <summary>The rate of a half-hour, which is counted from 1970-01-01T00:00:00Z.</summary>
    public long RateOf(long halfHour) => RateOf(RateOfHalfHour, SpecialDays, halfHour);

    /// <summary>
    /// The rate of a half-hour, which is counted from 1970-01-01T00:00:00Z; 1 where a table is empty. A profile that the table does not
    /// have, as another table of the tariff has it, is the first.
    /// </summary>
    public static long RateOf(Sequence<long> rateOfHalfHour, Sequence<SpecialDay> days, long halfHour)
    {
        if (rateOfHalfHour.Count == 0)
        {
            return 1;
        }

        int slot = (int)CivilDate.FloorRemainder(halfHour, LoadProfile.HalfHoursOfDay);
        if (days.Count > 0)
        {
            long day = CivilDate.FloorDivide(halfHour, LoadProfile.HalfHoursOfDay);
            long start = (Metering.SpecialDays.ProfileOf(days, day) - 1) * LoadProfile.HalfHoursOfDay;
            slot += start < rateOfHalfHour.Count ? (int)start : 0;
        }

        return rateOfHalfHour[slot];
    }

    /// <summary>Whether a table has every half-hour of one or more day profiles, or nothing.</summary>
    public static bool IsWhole(int halfHours)
        => halfHours % LoadProfile.HalfHoursOfDay == 0 && halfHours / LoadProfile.HalfHoursOfDay <= Metering.SpecialDays.MostProfiles;
}
