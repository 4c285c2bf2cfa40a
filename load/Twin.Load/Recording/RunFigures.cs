using Twin.Load.Results;

namespace Twin.Load.Recording;

/// <summary>What a run counted.</summary>
internal sealed record RunFigures(
    StepResult Overall,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyList<PhaseResult> Phases,
    IReadOnlyList<LoadSecond> Seconds,
    long Held,
    LatencySummary Lateness);
