namespace Twin.Studies.Modifications;

/// <summary>Another form of a proposal: as first raised, as assessed, or as rejected. Chosen by its own id.</summary>
/// <param name="Id">The id, as <c>MP077-PIA</c>.</param>
/// <param name="Title">What it is, for reports.</param>
/// <param name="Text">How it differs from the proposal.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Switches">What it turns; the proposal's own switches do not apply with it.</param>
public sealed record ModificationVariant(string Id, string Title, string Text, SourceReference Source, ModificationSwitches Switches);
