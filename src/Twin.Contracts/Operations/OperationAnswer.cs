using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Operations;

/// <summary>What became of an operational event.</summary>
public sealed record OperationAnswer
{
    /// <summary>The event.</summary>
    public required Guid Id { get; init; }

    /// <summary>I0, or the code that says why the estate cannot have had it.</summary>
    public required ResponseCode Code { get; init; }

    /// <summary>Why, with the clause; empty when it was accepted.</summary>
    public string Reason { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>When it took effect, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>How many entities it goes on to reach; 0 when it is done already. A mass event goes on after the answer.</summary>
    public long Reaching { get; init; }

    /// <summary>Whether it was accepted.</summary>
    public bool Accepted => Code <= ResponseCode.I99;
}
