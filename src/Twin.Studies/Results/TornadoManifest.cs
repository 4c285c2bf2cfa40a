namespace Twin.Studies.Results;

/// <summary>What a manifest adds for a tornado, so that it can be run again.</summary>
public sealed record TornadoManifest
{
    /// <summary>The metrics shown.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>What low and high mean, in a sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>The inputs that were moved, each <c>key=low..high</c>.</summary>
    public required IReadOnlyList<string> Ranges { get; init; }

    /// <summary>The inputs that could not be moved and why, by key.</summary>
    public required IReadOnlyDictionary<string, string> NotMoved { get; init; }
}
