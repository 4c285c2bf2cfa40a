namespace Twin.Load.Running;

/// <summary>What a load run needs besides the scenario and the twin.</summary>
public sealed record LoadRunOptions
{
    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The seed of every draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The twin's address, for the result.</summary>
    public required string Target { get; init; }

    /// <summary>Hears once a second where the run stands. Default: nobody.</summary>
    public Action<LoadProgress>? Progress { get; init; }

    /// <summary>Where the calls run. Default: the pool of threads.</summary>
    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;
}
