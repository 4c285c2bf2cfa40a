using Microsoft.Data.Sqlite;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// Keeps the twin in one SQLite file, for one process. A commit that has ended is on the disk: the write-ahead log is synced
/// (<c>journal_mode=WAL, synchronous=FULL</c>) before its task ends, so it survives SIGKILL and loss of power.
/// </summary>
/// <remarks>
/// One thread writes; what waits meanwhile becomes the next transaction. Other programs may read the file while it is open; a second twin
/// is refused. Entity numbers are stored bit by bit as signed numbers.
/// </remarks>
public sealed class SqliteTwinStore : ITwinStore
{
    private readonly SqliteStoreOptions options;
    private readonly EntityForms forms;
    private readonly FileStream file;
    private readonly SqliteReader reader;
    private readonly CommitQueue queue;
    private readonly EventSignal log = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // What follows belongs to the writing thread.
    private SqliteSession? session;
    private SqliteWriter? writer;
    private long batches;
    private long lastAnswer;

    private SqliteTwinStore(SqliteStoreOptions options, EntityForms forms, FileStream file, SqliteSession session)
    {
        this.options = options;
        this.forms = forms;
        this.file = file;
        queue = new CommitQueue(options.File, forms);
        reader = new SqliteReader(options.File, forms);
        Use(session);
        new Thread(WriteBatches) { IsBackground = true, Name = "Twin store" }.Start();
    }

    /// <summary>Opens a file, or makes it; checks it, adds tables and columns that are missing.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The file is open in another process, damaged, written by a newer Twin, or cannot be read or written; says what to do.
    /// </exception>
    public static SqliteTwinStore Open(SqliteStoreOptions options, EntityForms forms)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(forms);
        FileStream held = SqliteFile.Lock(options.File);
        try
        {
            return new SqliteTwinStore(options, forms, held, SqliteFile.Open(options, forms));
        }
        catch (SqliteException error)
        {
            held.Dispose();
            throw SqliteErrors.Explain(options.File, error);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredEntity<TRecord>?> ReadAsync<TRecord>(EntityKey key, CancellationToken cancellation = default)
        where TRecord : class
        => new(reader.Entity(forms.Of<TRecord>(key), key.Number));

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
        => new(reader.Answer(key, originator, counter));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<UserId, ulong>> ReadAnsweredAsync(EntityKey key, CancellationToken cancellation = default)
        => new(reader.Answered(key));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadEventsAsync(
        EventFilter filter, long after, int most, CancellationToken cancellation = default)
        => new(reader.Events(filter, after, most));

    /// <inheritdoc/>
    public ValueTask<long> LastSequenceAsync(CancellationToken cancellation = default) => new(log.Last);

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long after, CancellationToken cancellation = default) => log.WaitAsync(after, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueItem>> ReadDueAsync(SimTime until, int most, CancellationToken cancellation = default)
        => new(reader.Due(until, most));

    /// <inheritdoc/>
    public ValueTask<SimTime?> NextDueAsync(CancellationToken cancellation = default) => new(reader.NextDue());

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EntityKey>> ReadPendingOutboxesAsync(
        EntityKey after, int most, CancellationToken cancellation = default)
    {
        List<EntityKey> keys = [];
        foreach (EntityTable table in forms.Tables)
        {
            reader.Numbers(
                StoreQueries.PendingOutboxes(table), StoreQueries.Ranges(table, after), [], most - keys.Count,
                number => keys.Add(new EntityKey(table.Kind, number)));
        }

        return new(keys);
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
        List<ulong> numbers = [];
        ColumnValue[] values = [.. where.Select(one => one.Value).Where(value => value != ColumnValue.None)];
        reader.Numbers(StoreQueries.Find(forms.Of(kind), where), StoreQueries.Ranges(after), values, most, numbers.Add);
        return new(numbers);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyValuePair<ulong, TRecord>>> ScanAsync<TRecord>(
        ulong? after, int most, CancellationToken cancellation = default)
        where TRecord : class
        => new(reader.Scan(forms.Of<TRecord>(), after, most));

    /// <inheritdoc/>
    public ValueTask<string?> ReadFactAsync(string name, CancellationToken cancellation = default) => new(reader.Fact(name));

    /// <inheritdoc/>
    public async ValueTask<string> AddFactAsync(string name, string value, CancellationToken cancellation = default)
    {
        await queue.AddFactAsync(name, value, cancellation).ConfigureAwait(false);
        return reader.Fact(name)!;
    }

    /// <summary>Writes what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await ended.Task.ConfigureAwait(false);
        reader.Dispose();
        session?.Dispose();
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private void WriteBatches()
    {
        while (queue.WaitAsync().AsTask().GetAwaiter().GetResult())
        {
            WriteBatch(queue.Take(onlyNew: false));
        }

        ended.SetResult();
    }

    private void WriteBatch(List<PendingStep> batch)
    {
        long last;
        bool commits = false;
        try
        {
            Use(session ?? SqliteFile.Reopen(options));
            last = log.Last;
            long answer = lastAnswer;
            session!.Statement("BEGIN IMMEDIATE").Run();
            writer!.Write(batch, ref last, ref answer);
            session.Statement("UPDATE position SET last = $1, last_answer = $2, batch = $3")
                .Bind(1, last).Bind(2, answer).Bind(3, batches + 1).Run();
            commits = true;
            session.Statement("COMMIT").Run();
            batches++;
            lastAnswer = answer;
        }
        catch (Exception error)
        {
            // Whatever went wrong, nobody may wait for ever.
            GiveUp(batch, commits, error);
            return;
        }

        CommitQueue.Complete(batch, last, log);
    }

    // After an error the connection is opened anew, which makes SQLite look at the file again; the number of the last batch then tells
    // whether a commit that ended in an error took place all the same.
    private void GiveUp(List<PendingStep> batch, bool commits, Exception error)
    {
        StoreUnavailableException failure = error is SqliteException known
            ? SqliteErrors.Explain(options.File, known)
            : new StoreUnavailableException($"{options.File} cannot be written: {error.Message}", error);
        long attempted = batches + 1;
        session?.Dispose();
        session = null;
        try
        {
            Use(SqliteFile.Reopen(options));
            if (commits && batches == attempted)
            {
                CommitQueue.Complete(batch, log.Last, log);
                return;
            }
        }
        catch (SqliteException)
        {
            failure = new StoreUnavailableException(failure.Message, error) { OutcomeUnknown = commits };
        }

        foreach (PendingStep step in batch)
        {
            step.TrySetException(failure);
        }
    }

    private void Use(SqliteSession opened)
    {
        if (ReferenceEquals(session, opened))
        {
            return;
        }

        session = opened;
        writer = new SqliteWriter(opened, forms, new AnswerWindow(options.AnswersKept));
        SqliteStatement position = opened.Statement("SELECT last, batch, last_answer FROM position");
        position.Step();
        long last = position.Number(0);
        batches = position.Number(1);
        lastAnswer = position.Number(2);
        position.Reset();
        log.Publish(last);
    }
}
