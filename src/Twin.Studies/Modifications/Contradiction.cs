namespace Twin.Studies.Modifications;

/// <summary>Where a proposal's documents contradict each other or themselves, and what the twin takes.</summary>
/// <param name="Reference">The number in the Twin fact sheet 3.6, as <c>A13</c>; null when it is not numbered there.</param>
/// <param name="Text">What contradicts what.</param>
/// <param name="Resolution">What the twin takes.</param>
public sealed record Contradiction(string? Reference, string Text, string Resolution);
