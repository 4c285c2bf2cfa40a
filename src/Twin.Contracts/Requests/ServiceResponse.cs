using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Requests;

/// <summary>What became of a request at the device.</summary>
public sealed record ServiceResponse
{
    /// <summary>The request it answers; none for a run of a schedule.</summary>
    public RequestId Id { get; init; }

    /// <summary>I0, or the code of the failure (E21 when no answer came in time).</summary>
    public required ResponseCode Code { get; init; }

    /// <summary>The clause behind the code.</summary>
    public string Clause { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>When the device answered, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>The schedule whose run it is; 0 otherwise.</summary>
    public long Schedule { get; init; }

    /// <summary>What was read.</summary>
    public RequestValues Values { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;
}
