using System.Runtime.InteropServices;

namespace Twin.Engine.Scheduling;

/// <summary>Something that is due for one entity at a moment: 24 bytes, held in calendars by the million.</summary>
/// <remarks>
/// The order is total: time, then priority, then entity, then sequence. A study gives one entity's events of the same moment and
/// priority different sequences; no thread or partition has a part in the order.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 24)]
public readonly record struct SimEvent
{
    /// <summary>Makes an event.</summary>
    /// <param name="timeMs">When it is due, virtual milliseconds.</param>
    /// <param name="entity">Whose event it is: an index within the partition that ascends with the entity's id.</param>
    /// <param name="kind">What is due; the study's own number.</param>
    /// <param name="priority">Which comes first at the same moment; smaller is earlier.</param>
    /// <param name="sequence">Which comes first for the same entity; also a draw number or an attempt.</param>
    /// <param name="data">What the study likes.</param>
    public SimEvent(long timeMs, int entity, byte kind, byte priority, ushort sequence, int data = 0)
    {
        TimeMs = timeMs;
        Entity = entity;
        Kind = kind;
        Priority = priority;
        Sequence = sequence;
        Data = data;
    }

    /// <summary>When it is due, virtual milliseconds.</summary>
    public long TimeMs { get; }

    /// <summary>Whose event it is.</summary>
    public int Entity { get; }

    /// <summary>What the study likes.</summary>
    public int Data { get; }

    /// <summary>Which comes first for the same entity.</summary>
    public ushort Sequence { get; }

    /// <summary>What is due.</summary>
    public byte Kind { get; }

    /// <summary>Which comes first at the same moment.</summary>
    public byte Priority { get; }

    /// <summary>Whether this event comes before another.</summary>
    public bool IsBefore(in SimEvent other)
        => TimeMs != other.TimeMs ? TimeMs < other.TimeMs : Rank < other.Rank;

    /// <summary>Priority, entity and sequence as one number.</summary>
    private ulong Rank => ((ulong)Priority << 48) | ((ulong)(uint)Entity << 16) | Sequence;
}
