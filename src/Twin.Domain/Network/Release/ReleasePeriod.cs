using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>A period in which the DCC releases at another rate, or nothing: an outage, a restriction (T-B; Twin resolutions R6).</summary>
/// <param name="From">The first moment of it.</param>
/// <param name="Until">The first moment after it; not before <paramref name="From"/>.</param>
/// <param name="Rate">The rate in it; the default value for none.</param>
public readonly record struct ReleasePeriod(SimTime From, SimTime Until, MessageRate Rate);
