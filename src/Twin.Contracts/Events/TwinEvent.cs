using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Events;

/// <summary>An event of the twin's log, in words.</summary>
public sealed record TwinEvent
{
    /// <summary>Its place in the log, ascending from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>What kind of thing happened.</summary>
    public required TwinEventKind Kind { get; init; }

    /// <summary>Whom it happened to.</summary>
    public EntityKey Entity { get; init; }

    /// <summary>The command, alert or response code behind it, as <c>Suspend</c>, <c>N28</c>, <c>E5</c>.</summary>
    public string Cause { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The state before, as <c>Commissioned</c> or <c>A</c>; empty where there is none.</summary>
    public string Before { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The state after.</summary>
    public string After { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The clause or rule behind it; empty where none is known.</summary>
    public string Clause { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The user it is addressed to; none for nobody.</summary>
    public UserId User { get; init; }

    /// <summary>The RDP it is to be told to; empty for none.</summary>
    public string Provider { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The request that caused it; none otherwise.</summary>
    public RequestId Request { get; init; }

    /// <summary>Further values, such as what a response read.</summary>
    public RequestValues Values { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;
}
