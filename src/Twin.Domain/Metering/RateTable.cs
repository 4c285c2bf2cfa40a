namespace Twin.Domain.Metering;

/// <summary>What an element of a meter costs by the time of day.</summary>
/// <param name="Quantity">What the element counts.</param>
/// <param name="RateOfHalfHour">The rate, from 1, of each half-hour of the day, UTC; empty when rate 1 holds all day.</param>
/// <param name="Prices">The prices by rate, in millipence a kWh.</param>
internal readonly record struct RateTable(LoadQuantity Quantity, Sequence<long> RateOfHalfHour, Sequence<long> Prices);
