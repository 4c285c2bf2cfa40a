using System.Collections.Immutable;

namespace Twin.Load.Scenarios;

/// <summary>A load scenario: what is sent to a live twin, how fast, and what must hold.</summary>
public sealed record LoadScenario
{
    /// <summary>Where a twin listens unless the scenario or the user says otherwise.</summary>
    public const string DefaultTarget = "http://127.0.0.1:8080";

    /// <summary>The name: small letters, digits and hyphens; the run folder is named after it.</summary>
    public required string Name { get; init; }

    /// <summary>The title, one line.</summary>
    public required string Title { get; init; }

    /// <summary>The seed of every draw; null when the file leaves it to the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The twin's address.</summary>
    public Uri Target { get; init; } = new(DefaultTarget);

    /// <summary>How long calls are made without being measured, milliseconds. Default: 0.</summary>
    public long WarmUpMs { get; init; }

    /// <summary>The first premises of the range that the calls go to. Default: 0.</summary>
    public int FirstPremises { get; init; }

    /// <summary>How many premises, 1 to 1,000,000; fewer when the population ends before. Default: 1,000.</summary>
    public int PremisesCount { get; init; } = 1_000;

    /// <summary>The most calls in flight at once, 1 to 100,000; more have to wait, and the wait counts. Default: 1,000.</summary>
    public int MostInFlight { get; init; } = 1_000;

    /// <summary>How long answers are waited for after the last call, milliseconds. Default: 30,000.</summary>
    public long DrainMs { get; init; } = 30_000;

    /// <summary>How many requests are sent again at the end, to see that they are answered the same; 0 for none. Default: 0.</summary>
    public int Repeats { get; init; }

    /// <summary>What is sent; at least one step.</summary>
    public required ImmutableArray<LoadStep> Mix { get; init; }

    /// <summary>How fast; at least one part.</summary>
    public required ImmutableArray<LoadSimulation> Simulations { get; init; }

    /// <summary>What happens meanwhile, by moment.</summary>
    public ImmutableArray<ScheduledOperation> Operations { get; init; } = [];

    /// <summary>What must hold.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>The file's text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>How long the simulations last together, milliseconds.</summary>
    public long DuringMs => Simulations.Sum(static one => one.DuringMs);
}
