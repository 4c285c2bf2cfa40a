namespace Twin.Studies.Results;

/// <summary>What one run of a study found: everything the report, <c>result.json</c> and the CSV series are written from.</summary>
/// <remarks>
/// A result holds no clock time and no machine name, so that the same inputs give the same bytes; wall time is in the
/// <see cref="RunManifest"/> alone.
/// </remarks>
public sealed record StudyResult
{
    /// <summary>The study's name as typed on the command line, for example <c>cpl-removal</c>.</summary>
    public required string Study { get; init; }

    /// <summary>The scenario's title, one line.</summary>
    public required string Title { get; init; }

    /// <summary>What was asked, in a sentence or two that a planner would say.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The answer first: the few sentences a reader needs if they read nothing else. Derived from the metrics, never typed in.
    /// </summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The seed of the first replication; replication r uses seed + r.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many replications were run, at least 1.</summary>
    public required int Replications { get; init; }

    /// <summary>SHA-256 (lower-case hex) over the digests (R9) and metrics of all variants and replications, in order.</summary>
    public required string Digest { get; init; }

    /// <summary>Hash of the exogenous event stream, equal for all variants (R8); the first replication's.</summary>
    public required string ExogenousHash { get; init; }

    /// <summary>SHA-256 (lower-case hex) of all rule tables.</summary>
    public required string TableHash { get; init; }

    /// <summary>The version of Twin that ran.</summary>
    public required string Version { get; init; }

    /// <summary>Virtual time the run covered, milliseconds from the start of the run.</summary>
    public required long HorizonMs { get; init; }

    /// <summary>Every input and where its value came from, in the order of the study's input list.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>The variants; the first is the baseline.</summary>
    public required IReadOnlyList<VariantResult> Variants { get; init; }

    /// <summary>Every metric of every variant but the first, against the first.</summary>
    public required IReadOnlyList<MetricDifference> Differences { get; init; }

    /// <summary>Things the reader must know that are no metric: warnings of the input, approximations in force. May be empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
