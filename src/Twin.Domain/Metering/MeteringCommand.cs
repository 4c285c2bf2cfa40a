using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>Something that happens to a meter at a moment.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When; not before what happened to the meter already, else it counts as happening then.</param>
public readonly record struct MeteringCommand(MeteringCommandKind Kind, SimTime At);
