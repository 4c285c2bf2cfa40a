using Twin.Domain.Rules;
using Twin.Engine.Runs;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>What a study needs to run one variant once.</summary>
public sealed record VariantRun
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The rule set of the variant.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>Makes the estate.</summary>
    public required EstateFactory Estates { get; init; }

    /// <summary>The seed of this replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many threads at most.</summary>
    public required int Threads { get; init; }

    /// <summary>How many partitions.</summary>
    public required int Partitions { get; init; }

    /// <summary>Hears how far the run has come; may be null.</summary>
    public IRunProgress? Progress { get; init; }

    /// <summary>Takes the event log; null when none is asked for.</summary>
    public TextWriter? Events { get; init; }

    /// <summary>Stops the run.</summary>
    public CancellationToken Cancellation { get; init; }
}
