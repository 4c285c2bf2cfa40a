namespace Twin.Studies.Evidence;

/// <summary>Two runs of one study side by side: what they differ in, and what that did to each metric.</summary>
public sealed record RunComparison
{
    /// <summary>The run compared with.</summary>
    public required ComparedRun First { get; init; }

    /// <summary>The run compared.</summary>
    public required ComparedRun Second { get; init; }

    /// <summary>What they do not have in common, by kind.</summary>
    public required IReadOnlyList<SettingDifference> Settings { get; init; }

    /// <summary>Every metric of every variant that both have, in the order of the first run.</summary>
    public required IReadOnlyList<MetricComparison> Metrics { get; init; }

    /// <summary>What the comparison comes to, in sentences made from it.</summary>
    public IReadOnlyList<string> Answer { get; init; } = [];

    /// <summary>What makes the comparison doubtful: other events, other tables, another version. May be empty.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether both met the same exogenous events (Twin resolutions R8).</summary>
    public bool SameEvents => First.Result.ExogenousHash == Second.Result.ExogenousHash;
}
