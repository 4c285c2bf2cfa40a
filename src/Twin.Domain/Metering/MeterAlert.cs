using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>A device alert that a meter raises, or an entry of its event log where the catalogue says <c>log-only</c>.</summary>
/// <param name="Code">A code of <c>rules/device-alerts.csv</c>.</param>
/// <param name="At">The moment it happened, which may lie before the moment at which it was found out.</param>
public readonly record struct MeterAlert(ushort Code, SimTime At);
