using Twin.Studies.Modifications;

namespace Twin.Studies.Scenarios;

/// <summary>One variant of a study: a rule set by the modifications switched on.</summary>
/// <param name="Name">The variant's name, unique in the run.</param>
/// <param name="Modifications">What is switched on, in order, over the rules of 2020.</param>
public sealed record VariantDefinition(string Name, IReadOnlyList<SelectedModification> Modifications);
