using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>An auxiliary load switch (ALCS or HCALCS) as requests left it (7.5, 7.6, 7.8).</summary>
/// <param name="Number">Which, 1 to 5.</param>
/// <param name="IsOn">Whether it was commanded on, or else off.</param>
/// <param name="Until">When the command ends and the switch follows its schedule again.</param>
public readonly record struct LoadSwitch(byte Number, bool IsOn, SimTime Until);
