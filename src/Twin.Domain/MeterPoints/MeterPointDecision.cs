using Twin.Domain.ServiceRequests;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The answer of <see cref="MeterPointMachine.Decide"/>: an event to apply, or the response code that refuses the command.
/// </summary>
public readonly record struct MeterPointDecision
{
    /// <summary><see cref="ResponseCode.I0"/> when accepted; else why not.</summary>
    public ResponseCode Code { get; init; }

    /// <summary>What happened; meaningful only when accepted.</summary>
    public MeterPointEvent Event { get; init; }

    /// <summary>Whether there is an event to apply.</summary>
    public bool Accepted => Code == ResponseCode.I0;
}
