namespace Twin.Domain.MeterPoints;

/// <summary>One row of a flag rule's truth table: which conditions must hold, which must not, and the flag that follows.</summary>
/// <param name="Must">Conditions that must hold.</param>
/// <param name="MustNot">Conditions that must not hold.</param>
/// <param name="Flag">The flag; null to keep what it was.</param>
public readonly record struct FlagRow(FlagConditions Must, FlagConditions MustNot, DccServiceFlag? Flag)
{
    /// <summary>Whether the row applies.</summary>
    public bool Matches(FlagConditions conditions) => (conditions & Must) == Must && (conditions & MustNot) == 0;
}
