namespace Twin.Studies.Results;

/// <summary>What one variant of a study came to.</summary>
public sealed record VariantResult
{
    /// <summary>The variant's name, unique in the run, for example <c>as-is</c> or <c>MP105</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The rule set in one line: flag rule, export policy and the modifications switched on.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The switches that differ from the 2020 rule set, as readable lines; empty for as-is.</summary>
    public required IReadOnlyList<string> Switches { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the estate at the end (R9); the first replication's.</summary>
    public required string Digest { get; init; }

    /// <summary>The exogenous hash this variant met; equal to every other variant's.</summary>
    public required string ExogenousHash { get; init; }

    /// <summary>The metrics by name, in the order to show them. With several replications each value is the mean.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>
    /// The values of every replication, one list for each in the order of its seed, each in the order of <see cref="Metrics"/>; empty,
    /// the default, for a single run. The confidence intervals are made from them, and two runs on the same seeds can be paired.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double?>> Replications { get; init; } = [];

    /// <summary>Curves over time; the first replication's.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Tables that belong to the variant alone, such as the delay of every user; may be empty.</summary>
    public IReadOnlyList<DetailTable> Details { get; init; } = [];
}
