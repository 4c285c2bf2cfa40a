using System.Runtime.CompilerServices;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>A part of the entities in memory, locked as one.</summary>
internal sealed class MemoryShard
{
    private const int PageBits = 8;
    private const int PageMask = (1 << PageBits) - 1;

    // Rows lie in pages, so that what grows, and is copied when it grows, is the index alone.
    private readonly Dictionary<ulong, int>[] places = [.. Enum.GetValues<EntityKind>().Select(static _ => new Dictionary<ulong, int>())];
    private readonly List<MemoryEntity[]> pages = [];
    private int count;

    /// <summary>An empty part.</summary>
    /// <param name="window">How long answers are kept.</param>
    public MemoryShard(AnswerWindow window) => Answers = new MemoryAnswers(window);

    /// <summary>Held while anything of the shard is read or written; taken before the lock of the log.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Outboxes apart from entities: at any time few have one.</summary>
    public Dictionary<EntityKey, ReadOnlyMemory<byte>> Outboxes { get; } = [];

    public MemoryAnswers Answers { get; }

    /// <summary>The numbers of the entities of a kind, in no order.</summary>
    public IReadOnlyCollection<ulong> NumbersOf(EntityKind kind) => places[(int)kind].Keys;

    /// <summary>An entity as it is; with version 0 when it was never stored.</summary>
    public MemoryEntity At(EntityKey key)
        => places[(int)key.Kind].TryGetValue(key.Number, out int place) ? Row(place) : default;

    /// <summary>
    /// The place of an entity that was stored so many times, made for one that never was; a null reference when it was stored otherwise.
    /// </summary>
    public ref MemoryEntity PlaceAt(EntityKey key, long version)
    {
        Dictionary<ulong, int> known = places[(int)key.Kind];
        if (known.TryGetValue(key.Number, out int place))
        {
            ref MemoryEntity row = ref Row(place);
            return ref row.Version == version ? ref row : ref Unsafe.NullRef<MemoryEntity>();
        }

        if (version != 0)
        {
            return ref Unsafe.NullRef<MemoryEntity>();
        }

        if ((count & PageMask) == 0)
        {
            pages.Add(new MemoryEntity[1 << PageBits]);
        }

        known.Add(key.Number, count);
        return ref Row(count++);
    }

    private ref MemoryEntity Row(int place) => ref pages[place >> PageBits][place & PageMask];
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
