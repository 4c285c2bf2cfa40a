using Twin.Studies.Results;

namespace Twin.Studies.Running;

/// <summary>What one variant came to in one replication.</summary>
public sealed record VariantOutcome
{
    /// <summary>The digest of the estate at the end (R9).</summary>
    public required string Digest { get; init; }

    /// <summary>The hash of the exogenous stream (R8).</summary>
    public required string ExogenousHash { get; init; }

    /// <summary>The metrics.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The curves.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>The tables that belong to the variant.</summary>
    public required IReadOnlyList<DetailTable> Details { get; init; }

    /// <summary>Discrete events applied.</summary>
    public required long Events { get; init; }

    /// <summary>Virtual time covered, milliseconds.</summary>
    public required long HorizonMs { get; init; }

    /// <summary>What the reader must know that is no metric.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
