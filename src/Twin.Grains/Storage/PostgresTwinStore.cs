using Npgsql;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// Keeps the twin in a PostgreSQL database that several processes may share. A commit that has ended is as durable as the server makes it
/// (<c>synchronous_commit = on</c>).
/// </summary>
/// <remarks>
/// In each process one connection writes; what waits meanwhile becomes the next transaction. All writers lock the end of the log, so
/// sequence numbers ascend in the order of commits and readers see no gaps. Lost connections are opened again by themselves.
/// </remarks>
public sealed class PostgresTwinStore : ITwinStore
{
    private readonly PostgresStoreOptions options;
    private readonly EntityForms forms;
    private readonly string database;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource lasting;
    private readonly PostgresWriter writer;
    private readonly PostgresReader reader;
    private readonly PostgresListener listener;
    private readonly CommitQueue queue;
    private readonly EventSignal log = new();
    private Task writing = Task.CompletedTask;

    private PostgresTwinStore(PostgresStoreOptions options, EntityForms forms, NpgsqlDataSource source, string database)
    {
        this.options = options;
        this.forms = forms;
        this.source = source;

        // What writes and what listens keep their connections; one that failed is closed for good, not handed to someone else.
        lasting = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(source.ConnectionString)
        {
            Password = new NpgsqlConnectionStringBuilder(options.ConnectionString).Password,
            Pooling = false,
            KeepAlive = 15,
        });
        this.database = database;
        queue = new CommitQueue(database, forms);
        writer = new PostgresWriter(lasting, forms, new AnswerWindow(options.AnswersKept));
        reader = new PostgresReader(source, database, forms);
        listener = new PostgresListener(lasting, log, PauseAsync);
    }

    /// <summary>Opens a database; makes the tables and adds columns that are missing.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be reached or used, or a newer Twin wrote it; says what to do.</exception>
    public static async Task<PostgresTwinStore> OpenAsync(
        PostgresStoreOptions options, EntityForms forms, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(forms);
        NpgsqlConnectionStringBuilder connection = new(options.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        string database = $"the database {connection.Database} on {connection.Host}:{connection.Port}";
        NpgsqlDataSource source = NpgsqlDataSource.Create(connection);
        try
        {
            await PostgresSchema.ApplyAsync(source, database, forms, cancellation).ConfigureAwait(false);
            PostgresTwinStore store = new(options, forms, source, database);
            store.listener.Start();
            store.writing = Task.Run(store.WriteBatchesAsync, CancellationToken.None);
            return store;
        }
        catch (Exception error)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            if (PostgresErrors.IsOfDatabase(error))
            {
                throw PostgresErrors.Explain(database, error);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredEntity<TRecord>?> ReadAsync<TRecord>(EntityKey key, CancellationToken cancellation = default)
        where TRecord : class
        => reader.EntityAsync(forms.Of<TRecord>(key), key.Number, cancellation);

    /// <inheritdoc/>
    public ValueTask<long> CommitAsync<TRecord>(EntityCommit<TRecord> commit, CancellationToken cancellation = default)
        where TRecord : class
        => queue.CommitAsync(commit, cancellation);

    /// <inheritdoc/>
    public void ClearOutbox(EntityKey key, long version) => queue.ClearOutbox(key, version);

    /// <inheritdoc/>
    public ValueTask<long> AppendAsync(IReadOnlyList<Happening> events, CancellationToken cancellation = default)
        => queue.AppendAsync(events, cancellation);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(
        EntityKey key, UserId originator, ulong counter, CancellationToken cancellation = default)
        => reader.AnswerAsync(key, originator, counter, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<UserId, ulong>> ReadAnsweredAsync(EntityKey key, CancellationToken cancellation = default)
        => reader.AnsweredAsync(key, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        EventFilter filter, long after, int most, CancellationToken cancellation = default)
        => reader.EventsAsync(filter, after, most, cancellation);

    /// <inheritdoc/>
    public ValueTask<long> LastSequenceAsync(CancellationToken cancellation = default) => reader.LastAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long after, CancellationToken cancellation = default) => log.WaitAsync(after, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueItem>> ReadDueAsync(SimTime until, int most, CancellationToken cancellation = default)
        => reader.DueAsync(until, most, cancellation);

    /// <inheritdoc/>
    public ValueTask<SimTime?> NextDueAsync(CancellationToken cancellation = default) => reader.NextDueAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityKey>> ReadPendingOutboxesAsync(
        EntityKey after, int most, CancellationToken cancellation = default)
    {
        List<EntityKey> keys = [];
        foreach (EntityTable table in forms.Tables)
        {
            keys.AddRange(await reader.RangesAsync(
                StoreQueries.PendingOutboxes(table), StoreQueries.Ranges(table, after), [], most - keys.Count,
                row => new EntityKey(table.Kind, row.GetInt64(0).ToUnsigned()), cancellation).ConfigureAwait(false));
        }

        return keys;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ulong>> FindAsync(
        EntityKind kind,
        IReadOnlyList<KeyValuePair<string, ColumnValue>> where,
        ulong? after,
        int most,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(where);
        ColumnValue[] values = [.. where.Select(one => one.Value).Where(value => value != ColumnValue.None)];
        return await reader.RangesAsync(
            StoreQueries.Find(forms.Of(kind), where), StoreQueries.Ranges(after), values, most,
            row => row.GetInt64(0).ToUnsigned(), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyValuePair<ulong, TRecord>>> ScanAsync<TRecord>(
        ulong? after, int most, CancellationToken cancellation = default)
        where TRecord : class
    {
        EntityTable<TRecord> table = forms.Of<TRecord>();
        return await reader.RangesAsync(
            StoreQueries.Scan(table), StoreQueries.Ranges(after), [], most,
            row => new KeyValuePair<ulong, TRecord>(
                row.GetInt64(0).ToUnsigned(), table.Read((byte)row.GetInt16(1), row.GetFieldValue<byte[]>(2))),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<string?> ReadFactAsync(string name, CancellationToken cancellation = default) => reader.FactAsync(name, cancellation);

    /// <inheritdoc/>
    public async ValueTask<string> AddFactAsync(string name, string value, CancellationToken cancellation = default)
    {
        await queue.AddFactAsync(name, value, cancellation).ConfigureAwait(false);
        return (await reader.FactAsync(name, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Writes what waits, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await writing.ConfigureAwait(false);
        await listener.DisposeAsync().ConfigureAwait(false);
        await writer.DisposeAsync().ConfigureAwait(false);
        await lasting.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteBatchesAsync()
    {
        while (await queue.WaitAsync().ConfigureAwait(false))
        {
            await WriteAsync(queue.Take(onlyNew: true)).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(List<PendingStep> batch)
    {
        try
        {
            CommitQueue.Complete(batch, await writer.WriteAsync(batch).ConfigureAwait(false), log);
        }
        catch (Exception error)
        {
            // Whatever went wrong, nobody may wait for ever.
            await GiveUpAsync(batch, error).ConfigureAwait(false);
        }
    }

    private async Task GiveUpAsync(List<PendingStep> batch, Exception error)
    {
        bool ambiguous = writer.Commits && PostgresErrors.IsAmbiguous(error);
        await writer.DropConnectionAsync().ConfigureAwait(false);
        if (batch.Count > 1 && PostgresErrors.IsOfData(error))
        {
            // One step holds a value that the database refuses; the others are not to suffer for it.
            await WriteAsync(batch[..(batch.Count / 2)]).ConfigureAwait(false);
            await WriteAsync(batch[(batch.Count / 2)..]).ConfigureAwait(false);
            return;
        }

        if (!writer.Commits && writer.Reuses && PostgresErrors.IsLostConnection(error))
        {
            // It may have been lost long ago, while nobody wrote; nothing was stored, and a new connection tells how things are now.
            await WriteAsync(batch).ConfigureAwait(false);
            return;
        }

        bool? wasStored = ambiguous ? await ResolveAsync().ConfigureAwait(false) : false;
        if (wasStored == true)
        {
            CommitQueue.Complete(batch, batch[^1].Sequence, log);
            return;
        }

        StoreUnavailableException failure = PostgresErrors.Explain(database, error, outcomeUnknown: wasStored is null);
        batch.ForEach(step => step.TrySetException(failure));
    }

    // Whether the batch was stored whose commit broke off; null when the database does not come back in time to say so.
    private async Task<bool?> ResolveAsync()
    {
        for (int attempt = 0; attempt < options.ResolveAttempts; attempt++)
        {
            try
            {
                return await writer.WasStoredAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (PostgresErrors.IsOfDatabase(error))
            {
                await writer.DropConnectionAsync().ConfigureAwait(false);
                await PauseAsync(default).ConfigureAwait(false);
            }
        }

        return null;
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        using PeriodicTimer timer = new(options.ReconnectAfter);
        await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
    }
}
