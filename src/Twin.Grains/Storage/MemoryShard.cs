using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>A part of the entities in memory, locked as one.</summary>
internal sealed class MemoryShard
{
    private readonly int[] counts = new int[byte.MaxValue + 1];

    /// <summary>Held while anything of the shard is read or written; taken before the lock of the log.</summary>
    public Lock Gate { get; } = new();

    public Dictionary<EntityKey, MemoryEntity> Entities { get; } = [];

    /// <summary>Outboxes apart from entities: at any time few have one.</summary>
    public Dictionary<EntityKey, ReadOnlyMemory<byte>> Outboxes { get; } = [];

    public Dictionary<(EntityKey Key, UserId Originator, ulong Counter), ReadOnlyMemory<byte>> Answers { get; } = [];

    /// <summary>How many entities of a kind there are.</summary>
    public int CountOf(EntityKind kind) => counts[(int)kind];

    /// <summary>The place of an entity that is at the version before; a null reference when it is at another.</summary>
    public ref MemoryEntity PlaceOf(EntityKey key, long version)
    {
        ref MemoryEntity place = ref CollectionsMarshal.GetValueRefOrNullRef(Entities, key);
        bool isNew = Unsafe.IsNullRef(ref place);
        if ((isNew ? 0 : place.Version) != version - 1)
        {
            return ref Unsafe.NullRef<MemoryEntity>();
        }

        if (isNew)
        {
            counts[(int)key.Kind]++;
            place = ref CollectionsMarshal.GetValueRefOrAddDefault(Entities, key, out _);
        }

        return ref place;
    }
}

/// <summary>An entity in memory.</summary>
internal struct MemoryEntity
{
    /// <summary>The record, kept as it was given.</summary>
    public object Record;

    /// <summary>Its version.</summary>
    public long Version;

    /// <summary>Its last event in the log.</summary>
    public long LastEvent;
}
