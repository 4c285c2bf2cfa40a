using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>A moment at which a meter changes by itself.</summary>
/// <param name="At">When.</param>
/// <param name="IsByLoad">Whether by its load limit, or else by its credit.</param>
internal readonly record struct MeterEvent(SimTime At, bool IsByLoad);
