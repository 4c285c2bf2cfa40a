namespace Twin.Studies.Modifications;

/// <summary>One step of a proposal's history.</summary>
/// <param name="Date">When it was so; null where the sources give no date.</param>
/// <param name="Stage">The stage reached, or in which the source found it.</param>
/// <param name="Note">What to know about it; may be empty.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record StatusEntry(PartialDate? Date, ModificationStage Stage, string Note, SourceReference Source);
