using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>A time in which no supply passed the meter, so that nothing was counted.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
public readonly record struct SupplyGap(SimTime From, SimTime To);
