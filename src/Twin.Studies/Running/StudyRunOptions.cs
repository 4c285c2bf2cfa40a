using Twin.Engine.Runs;

namespace Twin.Studies.Running;

/// <summary>How a study is run; none of it changes a digest but the seed and the number of replications.</summary>
public sealed record StudyRunOptions
{
    /// <summary>The seed of the first replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many replications, at least 1; replication r uses seed + r.</summary>
    public int Replications { get; init; } = 1;

    /// <summary>How many threads at most. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many partitions; 0, the default, for four a thread and at least eight.</summary>
    public int Partitions { get; init; }

    /// <summary>Hears how far each variant has come; may be null.</summary>
    public Func<string, IRunProgress?>? Progress { get; init; }

    /// <summary>Opens the event log of a variant of the first replication; null, the default, for none.</summary>
    public Func<string, TextWriter>? OpenEvents { get; init; }

    /// <summary>Stops the run.</summary>
    public CancellationToken Cancellation { get; init; }

    internal int PartitionCount => Partitions > 0 ? Partitions : Math.Max(8, 4 * Threads);
}
