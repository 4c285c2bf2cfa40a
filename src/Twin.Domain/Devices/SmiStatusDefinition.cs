using Twin.Domain.Rules;

namespace Twin.Domain.Devices;

/// <summary>One row of <c>rules/smi-statuses.csv</c>.</summary>
/// <param name="Status">The status.</param>
/// <param name="IsFinal">Whether nothing leaves it.</param>
/// <param name="SettableBy84">Whether 8.4 may set it on a device that is not a communications hub.</param>
/// <param name="SettableBy84OnHub">Whether 8.4 may set it on a communications hub.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record SmiStatusDefinition(
    SmiStatus Status, bool IsFinal, bool SettableBy84, bool SettableBy84OnHub, RuleSource Source, Confidence Confidence);
