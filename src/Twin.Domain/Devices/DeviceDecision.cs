using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>The answer of <see cref="DeviceMachine.Decide"/>: an event to apply, or the response code that refuses the command.</summary>
public readonly record struct DeviceDecision
{
    /// <summary>
    /// <see cref="ResponseCode.I0"/> when accepted; else why not: E19 no such device, E11 wrong type, E5 wrong status, E2 nobody may.
    /// </summary>
    public ResponseCode Code { get; init; }

    /// <summary>What happened; meaningful only when accepted.</summary>
    public DeviceEvent Event { get; init; }

    /// <summary>Whether there is an event to apply.</summary>
    public bool Accepted => Code == ResponseCode.I0;

    /// <summary>The row of the transition table that decided; for a refusal the row that would have applied, or none.</summary>
    public DeviceRule Rule { get; init; }
}
