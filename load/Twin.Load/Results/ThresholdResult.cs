namespace Twin.Load.Results;

/// <summary>Whether a run kept a threshold.</summary>
/// <param name="Subject">The step, or <c>overall</c>.</param>
/// <param name="Text">The threshold, as <c>p99 &lt; 50ms</c>.</param>
/// <param name="Found">What was measured, in the threshold's unit.</param>
/// <param name="Kept">Whether it holds.</param>
public sealed record ThresholdResult(string Subject, string Text, string Found, bool Kept);
