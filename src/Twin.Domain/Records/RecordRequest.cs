using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>A service request as the rules take it: user and role known by number, defaults filled in.</summary>
public sealed record RecordRequest
{
    /// <summary>Originator, target and the originator's counter.</summary>
    public required RequestId Id { get; init; }

    /// <summary>The number of the user that sends it; 0 for one that the directory does not have.</summary>
    public required ushort User { get; init; }

    /// <summary>The role it sends in.</summary>
    public required UserRole Role { get; init; }

    /// <summary>The service request variant.</summary>
    public required ServiceRequestVariant Variant { get; init; }

    /// <summary>The command variant.</summary>
    public required CommandVariant CommandVariant { get; init; }

    /// <summary>When it is to be executed; null, the default, for now.</summary>
    public SimTime? ExecuteAt { get; init; }

    /// <summary>The service it was posted to; null, the default, for the right one.</summary>
    public DccService? Service { get; init; }

    /// <summary>The values it carries.</summary>
    public RequestValues Values { get; init; } = RequestValues.Empty;

    /// <summary>
    /// Whether it asks for the Pre-Command of a critical request. That changes nothing, so it is worked out afresh whenever it comes; the
    /// Signed Pre-Command carries the same RequestID and is the one that is done once (Twin code sheet 3).
    /// </summary>
    public bool AsksForPreCommand => CommandVariant == CommandVariant.Transform;
}
