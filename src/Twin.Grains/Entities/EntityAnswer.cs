using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Grains.Entities;

/// <summary>What an entity's step came to, as it is told to the sender and kept for when the request comes again. Immutable.</summary>
internal sealed record EntityAnswer
{
    public ResponseCode Code { get; init; }

    public AccessCheck Check { get; init; }

    public string Clause { get; init; } = string.Empty;

    /// <summary>When it was answered, in the twin's time.</summary>
    public SimTime At { get; init; }

    public RequestValues Values { get; init; } = RequestValues.Empty;

    public DeviceResponse? Response { get; init; }

    internal static EntityAnswer Of(EntityStep step, SimTime at) => new()
    {
        Code = step.Code,
        Check = step.Check,
        Clause = step.Clause,
        At = at,
        Values = step.Values,
        Response = step.Response,
    };

    /// <summary>The step as far as an answer tells it, for rules that join the answers of several devices.</summary>
    internal EntityStep ToStep() => new EntityStep<EntityAnswer>
    {
        After = this,
        Code = Code,
        Check = Check,
        Clause = Clause,
        Values = Values,
        Response = Response,
    };
}
