using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// Where the live twin keeps what has been touched: records of entities with their outboxes, the event log, answers, and what is due.
/// </summary>
/// <remarks>
/// One writer takes all commits in the order in which they arrive, many to a transaction; a commit's task ends when its transaction is
/// durable. Safe for use by several threads. Reads see everything whose commit has ended. All members throw
/// <see cref="StoreUnavailableException"/> when the database cannot be used; nothing of the commit is then stored unless
/// <see cref="StoreUnavailableException.OutcomeUnknown"/> says otherwise. Cancelling ends the waiting for a step that was handed over, not
/// the step.
/// </remarks>
public interface ITwinStore : IAsyncDisposable
{
    /// <summary>Reads an entity; null when it was never stored.</summary>
    ValueTask<StoredEntity<TRecord>?> ReadAsync<TRecord>(EntityKey key, CancellationToken cancellation = default)
        where TRecord : class;

    /// <summary>Stores a step. Ends when it is durable.</summary>
    /// <returns>The sequence number of the step's last event; of the last event before it when it has none.</returns>
    /// <exception cref="StaleEntityException">The entity has another version in the store.</exception>
    ValueTask<long> CommitAsync<TRecord>(EntityCommit<TRecord> commit, CancellationToken cancellation = default)
        where TRecord : class;

    /// <summary>
    /// Forgets an entity's outbox after its messages were sent, unless a later version was stored. Durable at the latest with the next step
    /// that is handed over after it.
    /// </summary>
    void ClearOutbox(EntityKey key, long version);

    /// <summary>Appends events that belong to no step of an entity.</summary>
    /// <returns>The sequence number of the last.</returns>
    ValueTask<long> AppendAsync(IReadOnlyList<Happening> events, CancellationToken cancellation = default);

    /// <summary>
    /// What a request was answered; null when it is not known. An answer is kept at least for the store's window in the twin's time, and
    /// goes some time after, when others come.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(
        EntityKey key, UserId originator, ulong counter, CancellationToken cancellation = default);

    /// <summary>
    /// The highest counter of each originator that an entity's kept answers went to: what is above it is new, and need not be looked for.
    /// </summary>
    ValueTask<IReadOnlyDictionary<UserId, ulong>> ReadAnsweredAsync(EntityKey key, CancellationToken cancellation = default);

    /// <summary>Events after a place in the log, ascending.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        EventFilter filter, long after, int most, CancellationToken cancellation = default);

    /// <summary>The sequence number of the last event; 0 for an empty log.</summary>
    ValueTask<long> LastSequenceAsync(CancellationToken cancellation = default);

    /// <summary>Ends when there is an event after a place in the log, also one that another process wrote.</summary>
    ValueTask WaitForEventsAsync(long after, CancellationToken cancellation = default);

    /// <summary>What is due at or before a time, the earliest first, then by entity and number.</summary>
    ValueTask<IReadOnlyList<DueItem>> ReadDueAsync(SimTime until, int most, CancellationToken cancellation = default);

    /// <summary>When the next item is due; null when nothing is.</summary>
    ValueTask<SimTime?> NextDueAsync(CancellationToken cancellation = default);

    /// <summary>Entities whose outbox is not empty, ascending, after a key.</summary>
    ValueTask<IReadOnlyList<EntityKey>> ReadPendingOutboxesAsync(EntityKey after, int most, CancellationToken cancellation = default);

    /// <summary>Stored entities of a kind with given values in columns, ascending by number, after a number.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="where">Column names and the values they must have; all must hold; empty for every entity.</param>
    /// <param name="after">The number after which to go on; null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the search.</param>
    ValueTask<IReadOnlyList<ulong>> FindAsync(
        EntityKind kind,
        IReadOnlyList<KeyValuePair<string, ColumnValue>> where,
        ulong? after,
        int most,
        CancellationToken cancellation = default);

    /// <summary>Reads records of a kind, ascending by number, after a number, for projections and digests.</summary>
    ValueTask<IReadOnlyList<KeyValuePair<ulong, TRecord>>> ScanAsync<TRecord>(
        ulong? after, int most, CancellationToken cancellation = default)
        where TRecord : class;

    /// <summary>A named fact of the twin (the profile it started with, its seed); null when there is none.</summary>
    ValueTask<string?> ReadFactAsync(string name, CancellationToken cancellation = default);

    /// <summary>Stores a named fact, if there is none of the name yet.</summary>
    /// <returns>The fact as it stands: the one given, or the one that was there.</returns>
    ValueTask<string> AddFactAsync(string name, string value, CancellationToken cancellation = default);
}
