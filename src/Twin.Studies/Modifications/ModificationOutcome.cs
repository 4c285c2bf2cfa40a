namespace Twin.Studies.Modifications;

/// <summary>What became of a proposal in the real world: the reference case of its studies.</summary>
/// <param name="Text">The outcome in one or two sentences.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ModificationOutcome(string Text, SourceReference Source);
