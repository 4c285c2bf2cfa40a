using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>One point of a sweep.</summary>
/// <param name="Values">The values of the inputs, in the order of the axes.</param>
/// <param name="Result">What a run of the study with these values found, without its curves and tables.</param>
public sealed record SweepPoint(IReadOnlyList<string> Values, StudyResult Result);
