using Twin.Studies.Results;

namespace Twin.Studies.Scenarios;

/// <summary>The value of an input in a run, already checked.</summary>
/// <param name="Definition">The input.</param>
/// <param name="Text">The value as text.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="File">The file it stands in, for errors found later; <c>--set</c> or <c>default</c> otherwise.</param>
/// <param name="Line">The line it stands on; 0 when not from a file.</param>
public sealed record InputValue(InputDefinition Definition, string Text, AssumptionOrigin Origin, string File, int Line);
