using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Requests;

/// <summary>A service request as a user sends it.</summary>
public sealed record ServiceRequest
{
    /// <summary>Originator, target and the originator's counter. The same id again is answered the same and applied once.</summary>
    public required RequestId Id { get; init; }

    /// <summary>The service request variant, as <c>11.1</c>.</summary>
    public required ServiceRequestVariant Srv { get; init; }

    /// <summary>The command variant. Default: the one that reaches the device over the SM WAN, or the only one the SRV has.</summary>
    public CommandVariant? CommandVariant { get; init; }

    /// <summary>The role in which the user sends it. Default: the user's first role that is eligible, else its first.</summary>
    public UserRole? Role { get; init; }

    /// <summary>When it is to be executed. Default: now. Only for SRVs that can be future-dated.</summary>
    public SimTime? ExecuteAt { get; init; }

    /// <summary>The values it carries; which ones an SRV takes is in the reference of request values.</summary>
    public RequestValues Values { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;
}
