namespace Twin.Load.Results;

/// <summary>One second of a run.</summary>
public sealed record LoadSecond
{
    /// <summary>Its number, from 0.</summary>
    public required int Second { get; init; }

    /// <summary>Calls that were due in it.</summary>
    public required long Due { get; init; }

    /// <summary>Calls made in it.</summary>
    public required long Made { get; init; }

    /// <summary>Calls answered in it.</summary>
    public required long Answered { get; init; }

    /// <summary>Calls that failed in it.</summary>
    public required long Failures { get; init; }

    /// <summary>Calls in flight at its end.</summary>
    public required long InFlight { get; init; }

    /// <summary>The latency of the calls answered in it.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>Answers by response code, ordinal.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }
}
