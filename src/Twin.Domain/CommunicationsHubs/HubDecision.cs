using Twin.Domain.ServiceRequests;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>
/// The answer of <see cref="CommunicationsHubMachine.Decide"/>: an event to apply, or the response code that refuses the command.
/// </summary>
public readonly record struct HubDecision
{
    /// <summary>
    /// <see cref="ResponseCode.I0"/> when accepted. Else E19: no such hub; E5: not where it stands; E081401: an 8.14 field that
    /// contradicts where it stands; E081101: a join period out of range. The
    /// texts of the last two are not published: their use is an assumption.
    /// </summary>
    public ResponseCode Code { get; init; }

    /// <summary>What happened; meaningful only when accepted.</summary>
    public HubEvent Event { get; init; }

    /// <summary>Whether there is an event to apply.</summary>
    public bool Accepted => Code == ResponseCode.I0;
}
