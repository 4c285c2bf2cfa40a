using Twin.Contracts.Views;

namespace Twin.Load.Results;

/// <summary>What a load run found.</summary>
public sealed record LoadResult
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's title.</summary>
    public required string Title { get; init; }

    /// <summary>The seed of every draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The twin's address.</summary>
    public required string Target { get; init; }

    /// <summary>What the twin said it is.</summary>
    public required TwinDescription Twin { get; init; }

    /// <summary>What ran the scenario: <c>built-in</c> or <c>NBomber</c>.</summary>
    public string Runner { get; init; } = "built-in";

    /// <summary>The version of the command.</summary>
    public required string Version { get; init; }

    /// <summary>When it started, ISO 8601 UTC, by this machine's clock.</summary>
    public required string StartedAt { get; init; }

    /// <summary>The simulations, as a person reads them.</summary>
    public required IReadOnlyList<string> Simulations { get; init; }

    /// <summary>How many devices each step had to choose from.</summary>
    public required IReadOnlyDictionary<string, int> Targets { get; init; }

    /// <summary>From the end of the warm-up to the last answer, seconds.</summary>
    public required double MeasuredSeconds { get; init; }

    /// <summary>All calls.</summary>
    public required StepResult Overall { get; init; }

    /// <summary>The same by step, in the order of the mix.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>The same by part of the run; empty without operations.</summary>
    public required IReadOnlyList<PhaseResult> Phases { get; init; }

    /// <summary>Every second.</summary>
    public required IReadOnlyList<LoadSecond> Seconds { get; init; }

    /// <summary>Calls that had to wait because too many were in flight.</summary>
    public required long Held { get; init; }

    /// <summary>From the moment a call was due to the moment it was made: how late the generator was, waits included.</summary>
    public required LatencySummary Lateness { get; init; }

    /// <summary>What happened meanwhile.</summary>
    public required IReadOnlyList<OperationResult> Operations { get; init; }

    /// <summary>The repeated requests; null when none were asked for.</summary>
    public required RepeatResult? Repeats { get; init; }

    /// <summary>The thresholds; operations and repeats that went wrong are among them.</summary>
    public required IReadOnlyList<ThresholdResult> Thresholds { get; init; }

    /// <summary>Whether a threshold was crossed.</summary>
    public bool Crossed => Thresholds.Any(static one => !one.Kept);
}
