using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>What a tornado found: everything its report, <c>tornado.json</c> and the CSV are written from.</summary>
public sealed record TornadoResult
{
    /// <summary>Which inputs move the metrics most and whether any of them turns a difference around; from the runs alone.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>SHA-256 (lower-case hex) over the digests of all runs.</summary>
    public required string Digest { get; init; }

    /// <summary>The metrics shown, by name.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>What low and high mean.</summary>
    public required string Definition { get; init; }

    /// <summary>The run with every input at its value in force.</summary>
    public required StudyResult Base { get; init; }

    /// <summary>What moving each input came to, in the study's order.</summary>
    public required IReadOnlyList<TornadoBar> Bars { get; init; }

    /// <summary>The inputs that could not be moved, by key, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> NotMoved { get; init; }
}
