namespace Twin.Load.Results;

/// <summary>What became of the calls of one step, or of all.</summary>
public sealed record StepResult
{
    /// <summary>The step; <c>overall</c> for all calls.</summary>
    public required string Name { get; init; }

    /// <summary>Calls that ended, in whatever way.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls that the twin answered, with whatever code.</summary>
    public required long Answered { get; init; }

    /// <summary>Calls that failed: no answer, or a code that is not expected.</summary>
    public required long Failures { get; init; }

    /// <summary>Answers a second, over the measured time.</summary>
    public required double AnsweredPerSecond { get; init; }

    /// <summary>From the moment a call was due to its end: what a caller who does not wait for others sees. Answered calls.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>From the moment a call was really made to its end: what the twin and the way to it took. Answered calls.</summary>
    public required LatencySummary Service { get; init; }

    /// <summary>Answers by response code, ordinal; queries under <c>found</c> and <c>not found</c>.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }

    /// <summary>Responses of devices that came with the answer, by response code, ordinal.</summary>
    public required IReadOnlyDictionary<string, long> DeviceCodes { get; init; }

    /// <summary>Failures by kind, ordinal.</summary>
    public required IReadOnlyDictionary<string, long> FailureKinds { get; init; }
}
