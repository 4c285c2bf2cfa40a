using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What an element of a meter costs by the time of day.</summary>
/// <param name="Quantity">What the element counts.</param>
/// <param name="RateOfHalfHour">The rate, from 1, of each half-hour of the day, UTC; empty when rate 1 holds all day.</param>
/// <param name="Prices">The prices by rate, in millipence a kWh.</param>
internal readonly record struct RateTable(LoadQuantity Quantity, Sequence<long> RateOfHalfHour, Sequence<long> Prices)
{
    /// <summary>The rate of a half-hour, which is counted from 1970-01-01T00:00:00Z; 1 where a table is empty.</summary>
    public static long RateOf(Sequence<long> rateOfHalfHour, long halfHour)
        => rateOfHalfHour.Count == 0 ? 1 : rateOfHalfHour[(int)CivilDate.FloorRemainder(halfHour, rateOfHalfHour.Count)];
}
