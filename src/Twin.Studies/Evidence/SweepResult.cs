using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>What a sweep found: everything its report, <c>sweep.json</c> and the CSV are written from.</summary>
public sealed record SweepResult
{
    /// <summary>The study's name.</summary>
    public required string Study { get; init; }

    /// <summary>The scenario's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the study asks.</summary>
    public required string Question { get; init; }

    /// <summary>What the metrics do over the range, where variants cross and where a threshold is passed; from the points alone.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The seed of the first replication, the same at every point.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many replications each point has.</summary>
    public required int Replications { get; init; }

    /// <summary>SHA-256 (lower-case hex) over the values and digests of all points.</summary>
    public required string Digest { get; init; }

    /// <summary>The inputs that are moved, one or two.</summary>
    public required IReadOnlyList<InputAxis> Axes { get; init; }

    /// <summary>The metrics that the report shows, by name; the files have all.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The thresholds looked for.</summary>
    public required IReadOnlyList<MetricThreshold> Thresholds { get; init; }

    /// <summary>The points; the last axis changes fastest. Every point has the same variants and metrics in the same order.</summary>
    public required IReadOnlyList<SweepPoint> Points { get; init; }

    /// <summary>Every input as it was before the axes moved it.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>The result that stands for all points in what they have in common: variants' names, tables, version.</summary>
    public StudyResult First => Points[0].Result;
}
