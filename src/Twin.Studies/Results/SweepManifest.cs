namespace Twin.Studies.Results;

/// <summary>What a manifest adds for a sweep, so that it can be run again.</summary>
public sealed record SweepManifest
{
    /// <summary>The axes, each <c>key=v1,v2,v3</c>.</summary>
    public required IReadOnlyList<string> Over { get; init; }

    /// <summary>The metrics that were asked for; empty for those that move.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The thresholds that were looked for, each <c>metric&lt;number</c>.</summary>
    public required IReadOnlyList<string> Thresholds { get; init; }
}
