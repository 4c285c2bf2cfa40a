using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Forms;

namespace Twin.Grains.Storage;

/// <summary>
/// The event log in memory: rows without objects of their own, so that tens of millions cost the garbage collector nothing. Histories are
/// chains through the rows. Not safe for several threads, but for <see cref="MakeRoom"/>.
/// </summary>
internal sealed class MemoryEventLog
{
    private const int ChunkBits = 12;
    private const int ChunkMask = (1 << ChunkBits) - 1;

    private readonly List<Row[]> chunks = [];
    private readonly BytePages details = new();
    private readonly List<RequestId> requests = [default];
    private readonly Dictionary<int, List<long>> byUser = [];
    private readonly Dictionary<int, List<long>> byProvider = [];
    private readonly Dictionary<EntityKey, long> foreign = [];
    private Row[]? spare;
    private bool isMakingSpare;

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    public long Last { get; private set; }

    /// <summary>
    /// Makes the next chunk ahead. Clearing fresh memory takes longer than appending a thousand events, so it is done while others append.
    /// </summary>
    public void MakeRoom()
    {
        if (Volatile.Read(ref spare) is null && !Interlocked.Exchange(ref isMakingSpare, true))
        {
            Volatile.Write(ref spare, new Row[1 << ChunkBits]);
            Volatile.Write(ref isMakingSpare, false);
        }
    }

    /// <summary>Appends an event of an entity.</summary>
    /// <param name="one">The event.</param>
    /// <param name="owner">The entity whose chain <paramref name="ownersLast"/> is.</param>
    /// <param name="ownersLast">The owner's last event; changed when the event is the owner's.</param>
    public void Append(Happening one, EntityKey owner, ref long ownersLast)
    {
        int at = (int)(Last & ChunkMask);
        if (at == 0)
        {
            chunks.Add(Interlocked.Exchange(ref spare, null) ?? new Row[1 << ChunkBits]);
        }

        Last++;
        long previous = one.Entity == owner ? ownersLast : foreign.GetValueOrDefault(one.Entity);
        chunks[^1][at] = new Row(one, previous, details.KeepOnce(EventDetailForm.ToSpan(one.Clause, one.Values)), PlaceOf(one.Request));
        if (one.Entity == owner)
        {
            ownersLast = Last;
        }
        else
        {
            foreign[one.Entity] = Last;
        }

        if (one.User != 0)
        {
            Add(byUser, one.User);
        }

        if (one.Provider >= 0)
        {
            Add(byProvider, one.Provider);
        }
    }

    /// <summary>Reads events as the store gives them.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">After which.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ownersLast">The last event of the filter's entity that was appended with it as owner; 0 for none.</param>
    public List<StoredEvent> Read(EventFilter filter, long after, int most, long ownersLast)
    {
        List<StoredEvent> events = [];
        foreach (long sequence in Candidates(filter, after, ownersLast))
        {
            if (events.Count >= most)
            {
                break;
            }

            ref readonly Row row = ref RowOf(sequence);
            if (Fits(row, filter))
            {
                events.Add(row.ToEvent(sequence, details.At(row.Detail), requests[row.Request]));
            }
        }

        return events;
    }

    private static bool Fits(in Row row, EventFilter filter)
        => (filter.Entity is not { } entity || row.Entity == entity)
            && (filter.User is not { } user || (row.User == user && user != 0))
            && (filter.Provider is not { } provider || (row.Provider == provider && provider >= 0))
            && (filter.Kind is not { } kind || row.Kind == kind);

    private IEnumerable<long> Candidates(EventFilter filter, long after, long ownersLast)
    {
        if (filter.Entity is { } entity)
        {
            List<long> chain = [];
            Follow(ownersLast);
            Follow(foreign.GetValueOrDefault(entity));
            chain.Sort();
            return chain;

            void Follow(long sequence)
            {
                for (; sequence > after; sequence = RowOf(sequence).Previous)
                {
                    chain.Add(sequence);
                }
            }
        }

        return filter.User is { } user ? After(byUser, user, after)
            : filter.Provider is { } provider ? After(byProvider, provider, after)
            : All(after);
    }

    private IEnumerable<long> All(long after)
    {
        for (long sequence = Math.Max(0, after) + 1; sequence <= Last; sequence++)
        {
            yield return sequence;
        }
    }

    private static IEnumerable<long> After(Dictionary<int, List<long>> lists, int number, long after)
    {
        if (!lists.TryGetValue(number, out List<long>? list))
        {
            yield break;
        }

        int start = list.BinarySearch(after);
        for (int at = start >= 0 ? start + 1 : ~start; at < list.Count; at++)
        {
            yield return list[at];
        }
    }

    // Most events have no request, and those of one step have the same.
    private int PlaceOf(RequestId request)
    {
        if (request == default)
        {
            return 0;
        }

        if (requests[^1] != request)
        {
            requests.Add(request);
        }

        return requests.Count - 1;
    }

    private void Add(Dictionary<int, List<long>> lists, int number)
    {
        if (!lists.TryGetValue(number, out List<long>? list))
        {
            lists.Add(number, list = []);
        }

        list.Add(Last);
    }

    private ref readonly Row RowOf(long sequence) => ref chunks[(int)((sequence - 1) >> ChunkBits)][(int)((sequence - 1) & ChunkMask)];

    // A line of the processor's cache.
    private readonly struct Row(Happening one, long previous, BytePlace detail, int request)
    {
        private readonly ulong number = one.Entity.Number;
        private readonly long at = one.At.Ms;
        private readonly long before = one.Before;
        private readonly long after = one.After;
        private readonly int cause = one.Cause;
        private readonly EntityKind entityKind = one.Entity.Kind;
        private readonly short provider = checked((short)one.Provider);

        public readonly long Previous = previous;
        public readonly BytePlace Detail = detail;
        public readonly int Request = request;
        public readonly ushort User = one.User;
        public readonly TwinEventKind Kind = one.Kind;

        public int Provider => provider;

        public EntityKey Entity => new(entityKind, number);

        public StoredEvent ToEvent(long sequence, ReadOnlyMemory<byte> detailBytes, RequestId causedBy) => new()
        {
            Sequence = sequence,
            At = new SimTime(at),
            Kind = Kind,
            Entity = Entity,
            Cause = cause,
            Before = before,
            After = after,
            User = User,
            Provider = Provider,
            Request = causedBy,
            Detail = detailBytes,
        };
    }
}
