using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>A part of the entities in memory, locked as one.</summary>
internal sealed class MemoryShard(AnswerWindow window)
{
    private readonly int[] counts = new int[byte.MaxValue + 1];

    /// <summary>Held while anything of the shard is read or written; taken before the lock of the log.</summary>
    public Lock Gate { get; } = new();

    public Dictionary<EntityKey, MemoryEntity> Entities { get; } = [];

    /// <summary>Outboxes apart from entities: at any time few have one.</summary>
    public Dictionary<EntityKey, ReadOnlyMemory<byte>> Outboxes { get; } = [];

    public MemoryAnswers Answers { get; } = new(window);

    /// <summary>How many entities of a kind there are.</summary>
    public int CountOf(EntityKind kind) => counts[(int)kind];

    /// <summary>Whether an entity was stored so many times.</summary>
    public bool IsAt(EntityKey key, long version)
    {
        ref MemoryEntity place = ref CollectionsMarshal.GetValueRefOrNullRef(Entities, key);
        return (Unsafe.IsNullRef(ref place) ? 0 : place.Version) == version;
    }

    /// <summary>
    /// The place of an entity that was stored so many times, made for one that never was; a null reference when it was stored otherwise.
    /// </summary>
    public ref MemoryEntity PlaceAt(EntityKey key, long version)
    {
        if (version == 0)
        {
            ref MemoryEntity made = ref CollectionsMarshal.GetValueRefOrAddDefault(Entities, key, out bool isKnown);
            counts[(int)key.Kind] += isKnown ? 0 : 1;
            return ref isKnown ? ref Unsafe.NullRef<MemoryEntity>() : ref made;
        }

        ref MemoryEntity place = ref CollectionsMarshal.GetValueRefOrNullRef(Entities, key);
        return ref Unsafe.IsNullRef(ref place) || place.Version == version ? ref place : ref Unsafe.NullRef<MemoryEntity>();
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

    /// <summary>Its last answer among those of the shard.</summary>
    public long LastAnswer;
}
