using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// Keeps the twin in this process's memory and nowhere else: records by reference, nothing serialised. Commits end synchronously.
/// </summary>
/// <remarks>
/// An entity costs about 80 bytes beside its record, an event 64 beside its detail. The log keeps every event; a twin that runs for days
/// belongs on a database.
/// </remarks>
public sealed partial class MemoryTwinStore : ITwinStore
{
    private const int Shards = 64;

    private readonly EntityForms forms;
    private readonly MemoryShard[] shards;
    private readonly MemoryEventLog events = new();
    private readonly Lock eventGate = new();
    private readonly EventSignal log = new();
    private readonly MemoryDueItems due = new();
    private readonly ConcurrentDictionary<string, string> facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EntityKind, ulong[]> sorted = new();

    /// <summary>Makes an empty store.</summary>
    /// <param name="forms">The kinds of entities; only their columns are used, by <see cref="FindAsync"/>.</param>
    /// <param name="answersKept">
    /// How long, in the twin's time, an answer is kept at least so that the same request is answered the same; null for 30 days, an
    /// assumption.
    /// </param>
    public MemoryTwinStore(EntityForms forms, TimeSpan? answersKept = null)
    {
        ArgumentNullException.ThrowIfNull(forms);
        this.forms = forms;
        AnswerWindow window = new(answersKept ?? AnswerWindow.Default);
        shards = [.. Enumerable.Range(0, Shards).Select(_ => new MemoryShard(window))];
    }

    /// <inheritdoc/>
    public ValueTask<StoredEntity<TRecord>?> ReadAsync<TRecord>(EntityKey key, CancellationToken cancellation = default)
        where TRecord : class
    {
        forms.Of<TRecord>(key);
        MemoryShard shard = ShardOf(key);
        lock (shard.Gate)
        {
            return new(shard.At(key) is { Version: > 0 } entity
                ? new StoredEntity<TRecord>(entity.Version, (TRecord)entity.Record, shard.Outboxes.GetValueOrDefault(key))
                : null);
        }
    }

    /// <inheritdoc/>
    public void ClearOutbox(EntityKey key, long version)
    {
        MemoryShard shard = ShardOf(key);
        lock (shard.Gate)
        {
            if (shard.At(key).Version == version)
            {
                shard.Outboxes.Remove(key);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> AppendAsync(IReadOnlyList<Happening> events, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        long last;
        lock (eventGate)
        {
            long none = 0;
            foreach (Happening one in events)
            {
                this.events.Append(one, new EntityKey(EntityKind.None, ulong.MaxValue), ref none);
            }

            last = this.events.Last;
        }

        log.Publish(last);
        return new(last);
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(
        EntityKey key, UserId originator, ulong counter, CancellationToken cancellation = default)
    {
        MemoryShard shard = ShardOf(key);
        lock (shard.Gate)
        {
            return new(shard.Answers.Find(shard.At(key).LastAnswer, originator, counter));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<UserId, ulong>> ReadAnsweredAsync(EntityKey key, CancellationToken cancellation = default)
    {
        MemoryShard shard = ShardOf(key);
        lock (shard.Gate)
        {
            return new(shard.Answers.Answered(shard.At(key).LastAnswer));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        EventFilter filter, long after, int most, CancellationToken cancellation = default)
    {
        long ownersLast = 0;
        if (filter.Entity is { } entity)
        {
            MemoryShard shard = ShardOf(entity);
            lock (shard.Gate)
            {
                ownersLast = shard.At(entity).LastEvent;
            }
        }

        lock (eventGate)
        {
            return new(events.Read(filter, after, most, ownersLast));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> LastSequenceAsync(CancellationToken cancellation = default) => new(log.Last);

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long after, CancellationToken cancellation = default) => log.WaitAsync(after, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueItem>> ReadDueAsync(SimTime until, int most, CancellationToken cancellation = default)
        => new(due.Read(until, most));

    /// <inheritdoc/>
    public ValueTask<SimTime?> NextDueAsync(CancellationToken cancellation = default) => new(due.Next());

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EntityKey>> ReadPendingOutboxesAsync(
        EntityKey after, int most, CancellationToken cancellation = default)
    {
        List<EntityKey> keys = [];
        foreach (MemoryShard shard in shards)
        {
            lock (shard.Gate)
            {
                keys.AddRange(shard.Outboxes.Keys.Where(key => key > after));
            }
        }

        keys.Sort();
        return new(keys.Take(most).ToList());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ulong>> FindAsync(
        EntityKind kind,
        IReadOnlyList<KeyValuePair<string, ColumnValue>> where,
        ulong? after,
        int most,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(where);
        EntityTable table = forms.Of(kind);
        (int Place, ColumnValue Value)[] wanted = [.. where.Select(one => (table.PlaceOf(one.Key), one.Value))];
        ColumnValue[] values = new ColumnValue[table.Columns.Length];
        List<ulong> found = [];
        foreach ((ulong number, object record) in Records(kind, after))
        {
            if (found.Count == most)
            {
                break;
            }

            table.Fill(record, values);
            if (AreThose(values, wanted))
            {
                found.Add(number);
            }
        }

        return new(found);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyValuePair<ulong, TRecord>>> ScanAsync<TRecord>(
        ulong? after, int most, CancellationToken cancellation = default)
        where TRecord : class
        => new(Records(forms.Of<TRecord>().Kind, after).Take(most)
            .Select(one => new KeyValuePair<ulong, TRecord>(one.Key, (TRecord)one.Value)).ToList());

    /// <inheritdoc/>
    public ValueTask<string?> ReadFactAsync(string name, CancellationToken cancellation = default)
        => new(facts.GetValueOrDefault(name));

    /// <inheritdoc/>
    public ValueTask<string> AddFactAsync(string name, string value, CancellationToken cancellation = default)
        => new(facts.GetOrAdd(name, value));

    /// <summary>Does nothing: what is in memory goes with the process.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool AreThose(ColumnValue[] values, (int Place, ColumnValue Value)[] wanted)
    {
        foreach ((int place, ColumnValue value) in wanted)
        {
            if (values[place] != value)
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<KeyValuePair<ulong, object>> Records(EntityKind kind, ulong? after)
    {
        ulong[] numbers = Numbers(kind);
        int start = after is { } number ? Array.BinarySearch(numbers, number) : -1;
        for (int at = start >= 0 ? start + 1 : after is null ? 0 : ~start; at < numbers.Length; at++)
        {
            EntityKey key = new(kind, numbers[at]);
            MemoryShard shard = ShardOf(key);
            object record;
            lock (shard.Gate)
            {
                record = shard.At(key).Record;
            }

            yield return new(numbers[at], record);
        }
    }

    // Entities are never removed, so an array as long as there are entities of the kind has all of them.
    private ulong[] Numbers(EntityKind kind)
    {
        int count = 0;
        foreach (MemoryShard shard in shards)
        {
            lock (shard.Gate)
            {
                count += shard.NumbersOf(kind).Count;
            }
        }

        ulong[] known = sorted.GetValueOrDefault(kind, []);
        if (known.Length == count)
        {
            return known;
        }

        List<ulong> numbers = new(count);
        foreach (MemoryShard shard in shards)
        {
            lock (shard.Gate)
            {
                numbers.AddRange(shard.NumbersOf(kind));
            }
        }

        numbers.Sort();
        return sorted[kind] = [.. numbers];
    }

    private MemoryShard ShardOf(EntityKey key) => shards[NumberOf(key)];

    private static int NumberOf(EntityKey key) => (int)((key.Number * 0x9E3779B97F4A7C15UL) >> 58);
}
