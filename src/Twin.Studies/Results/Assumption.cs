namespace Twin.Studies.Results;

/// <summary>One input of a run, as the report shows it.</summary>
/// <param name="Key">The input's key as used in a scenario and with <c>--set</c>, for example <c>campaign.responseLossPercent</c>.</param>
/// <param name="Value">The value in force, in the unit given, as text that <c>--set</c> would accept.</param>
/// <param name="Unit">The unit; empty for names and switches.</param>
/// <param name="Origin">Where the value came from.</param>
/// <param name="Source">The document and clause behind the default, or the words that say that no public value exists.</param>
/// <param name="Description">What the input means, one sentence.</param>
public sealed record Assumption(string Key, string Value, string Unit, AssumptionOrigin Origin, string Source, string Description);
