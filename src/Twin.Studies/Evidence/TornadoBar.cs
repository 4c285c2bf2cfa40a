using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>What moving one input came to.</summary>
/// <param name="Range">The input and its two values.</param>
/// <param name="Low">The run at the low value; the base run where that is the value in force.</param>
/// <param name="High">The run at the high value.</param>
public sealed record TornadoBar(TornadoRange Range, StudyResult Low, StudyResult High);
