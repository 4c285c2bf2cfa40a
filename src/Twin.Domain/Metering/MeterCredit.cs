using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>A payment in a meter's log: a credit (4.4.5) or what of it went to a debt (4.4.4).</summary>
/// <param name="At">When.</param>
/// <param name="Millipence">How much.</param>
public readonly record struct MeterCredit(SimTime At, long Millipence);
