using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>One thing that a step did, for the event log: the history of entities, messages to users, flags for RDPs.</summary>
public sealed record Happening
{
    /// <summary>When it happened, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>What it tells.</summary>
    public required TwinEventKind Kind { get; init; }

    /// <summary>Whom it happened to.</summary>
    public required EntityKey Entity { get; init; }

    /// <summary>The command, alert code or response code behind it, as <see cref="Kind"/> says.</summary>
    public int Cause { get; init; }

    /// <summary>The state before, as <see cref="Kind"/> says.</summary>
    public long Before { get; init; }

    /// <summary>The state after.</summary>
    public long After { get; init; }

    /// <summary>The number of the user it is addressed to; 0 for nobody.</summary>
    public ushort User { get; init; }

    /// <summary>The RDP it is to be told to; <see cref="RdpRouting.Nobody"/> for none.</summary>
    public int Provider { get; init; } = RdpRouting.Nobody;

    /// <summary>The request that caused it; none otherwise.</summary>
    public RequestId Request { get; init; }

    /// <summary>The rule or clause behind it; empty where none is known.</summary>
    public string Clause { get; init; } = string.Empty;

    /// <summary>Further values: what a response read, when an outage began, the id of a schedule.</summary>
    public RequestValues Values { get; init; } = RequestValues.Empty;
}
