namespace Twin.Load.Results;

/// <summary>What became of an operation of the scenario.</summary>
public sealed record OperationResult
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it was, as a person reads it.</summary>
    public required string What { get; init; }

    /// <summary>When it was reported, seconds.</summary>
    public required double AtSeconds { get; init; }

    /// <summary>How long the twin took to answer, milliseconds.</summary>
    public required double AnswerMs { get; init; }

    /// <summary>The twin's answer, a response code; empty without one.</summary>
    public required string Code { get; init; }

    /// <summary>Why it was refused or failed; empty when it was accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>How many entities it had to reach after the answer.</summary>
    public required long Reaching { get; init; }

    /// <summary>How long it took to reach them, seconds; null when the run ended before, or there were none.</summary>
    public double? ReachedAfterSeconds { get; init; }

    /// <summary>Whether the twin accepted it.</summary>
    public bool Accepted => Reason.Length == 0;
}
