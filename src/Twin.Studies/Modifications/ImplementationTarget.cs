namespace Twin.Studies.Modifications;

/// <summary>A release a proposal aims at.</summary>
/// <param name="Release">The release's name.</param>
/// <param name="Date">The implementation date.</param>
/// <param name="Condition">What has to happen first; empty when nothing has.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ImplementationTarget(string Release, PartialDate Date, string Condition, SourceReference Source);
