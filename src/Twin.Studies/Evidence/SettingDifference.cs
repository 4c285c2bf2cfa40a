namespace Twin.Studies.Evidence;

/// <summary>Something that two runs do not have in common.</summary>
/// <param name="Kind">What kind of thing: <c>run</c>, <c>estate</c>, <c>input</c>, <c>variant</c> or <c>file</c>.</param>
/// <param name="Name">Which: an input's key, a variant's name.</param>
/// <param name="First">What the first run has; empty for nothing.</param>
/// <param name="Second">What the second run has; empty for nothing.</param>
public sealed record SettingDifference(string Kind, string Name, string First, string Second);
