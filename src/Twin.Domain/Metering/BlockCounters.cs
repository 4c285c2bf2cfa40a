using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What block counters stood at when a billing period ended, before they were reset (4.4.3).</summary>
/// <param name="At">When.</param>
/// <param name="Counters">Four for each block rate, in Wh or dm3.</param>
public readonly record struct BlockCounters(SimTime At, Sequence<long> Counters);
