namespace Twin.Load.Results;

/// <summary>A part of a run, between the operations of the scenario.</summary>
/// <param name="Name">Its name, as <c>before removal</c>.</param>
/// <param name="FromSeconds">When it began.</param>
/// <param name="UntilSeconds">When it ended.</param>
/// <param name="Overall">All calls made in it.</param>
/// <param name="Steps">The same by step.</param>
public sealed record PhaseResult(
    string Name, double FromSeconds, double UntilSeconds, StepResult Overall, IReadOnlyList<StepResult> Steps);
