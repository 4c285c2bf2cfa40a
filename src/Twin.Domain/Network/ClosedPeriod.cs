using Twin.Domain.Time;

namespace Twin.Domain.Network;

/// <summary>A period in which nothing is delivered (an outage, a maintenance window).</summary>
/// <param name="From">The first moment that is closed.</param>
/// <param name="Until">The first moment that is open again; not before <paramref name="From"/>.</param>
public readonly record struct ClosedPeriod(SimTime From, SimTime Until);
