using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// A row of the event log, a <see cref="Happening"/> in its place: the history of entities, the messages to users and the flags to
/// be told to RDPs are all read from it.
/// </summary>
public sealed record StoredEvent
{
    /// <summary>The place in the log, ascending in the order of commits, from 1; 0 until the store has given it.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened, in the twin's time.</summary>
    public required SimTime At { get; init; }

    /// <summary>What kind of thing happened.</summary>
    public required TwinEventKind Kind { get; init; }

    /// <summary>Whom it happened to.</summary>
    public required EntityKey Entity { get; init; }

    /// <summary>The command, alert code or response code behind it, as a number whose meaning <see cref="Kind"/> gives.</summary>
    public int Cause { get; init; }

    /// <summary>The state before as one number whose meaning <see cref="Kind"/> gives.</summary>
    public long Before { get; init; }

    /// <summary>The state after.</summary>
    public long After { get; init; }

    /// <summary>The number of the user it is addressed to; 0 for nobody.</summary>
    public ushort User { get; init; }

    /// <summary>The number of the RDP it is to be told to; -1 for none.</summary>
    public int Provider { get; init; } = -1;

    /// <summary>The request that caused it; none otherwise.</summary>
    public RequestId Request { get; init; }

    /// <summary>Further values in a form of the host's; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Detail { get; init; }
}
