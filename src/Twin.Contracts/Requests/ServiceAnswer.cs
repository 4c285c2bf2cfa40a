using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Requests;

/// <summary>What the DCC answers at once: an acknowledgement, the data of a request it answers itself, or a refusal.</summary>
public sealed record ServiceAnswer
{
    /// <summary>The request.</summary>
    public required RequestId Id { get; init; }

    /// <summary>I0, I99, or the code of the refusal.</summary>
    public required ResponseCode Code { get; init; }

    /// <summary>The check that refused, as <c>status</c>; empty when none did.</summary>
    public string Check { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The clause behind the code.</summary>
    public string Clause { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What the sender can do about a refusal; empty otherwise.</summary>
    public string Remedy { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>When it was answered, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>The data of a request that the DCC answers itself; empty otherwise.</summary>
    public RequestValues Values { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;

    /// <summary>
    /// The device's response when it is already there. It is also among the user's messages, where a response that comes later is found.
    /// Null when there is none yet, or never will be.
    /// </summary>
    public ServiceResponse? Response { get; init; }

    /// <summary>Whether the DCC accepted the request.</summary>
    public bool Accepted => Code <= ResponseCode.I99;
}
