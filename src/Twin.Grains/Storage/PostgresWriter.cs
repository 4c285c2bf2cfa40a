using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// Writes batches over one connection. Of each batch, the first trip to the server locks the log and looks at those entities that this
/// writer did not write last; the second writes the rows of every unit of which all entities are at their version; then their events and
/// answers are copied; the last trip moves the end of the log and commits. When the server finds a row in another version than this writer
/// remembers, all is undone and the batch written again with a look at each entity.
/// </summary>
internal sealed class PostgresWriter(NpgsqlDataSource source, EntityForms forms, AnswerWindow window) : IAsyncDisposable
{
    /// <summary>The channel on which the end of the log is told to all processes.</summary>
    public const string Channel = "twin_event";

    private const int MostKnown = 32_768;
    private const string LockSql = "SELECT last, last_answer FROM position FOR UPDATE";

    private readonly PostgresTables tables = new(forms);
    private readonly PostgresLogRows rows = new(window);
    private readonly KnownRows known = new(MostKnown);
    private readonly List<PendingStep> stored = [];
    private NpgsqlConnection? connection;
    private (long Last, long LastAnswer) before;
    private (long Last, long LastAnswer) now;
    private long writer;
    private long batches;

    /// <summary>Whether the last <see cref="WriteAsync"/> had begun to commit.</summary>
    public bool Commits { get; private set; }

    /// <summary>Whether the last <see cref="WriteAsync"/> used a connection from before.</summary>
    public bool Reuses { get; private set; }

    /// <summary>Stores a batch durably. After an exception <see cref="DropConnectionAsync"/> must follow.</summary>
    /// <returns>How far the log reaches after it.</returns>
    public async Task<long> WriteAsync(List<PendingStep> batch)
    {
        Commits = false;
        Reuses = connection is not null;
        if (connection is null)
        {
            // A commit of unknown outcome may have been stored: its number must not be given to another batch.
            await ConnectAsync().ConfigureAwait(false);
            batches = await LastBatchAsync().ConfigureAwait(false);
        }

        if (!await TryWriteAsync(batch, relies: true).ConfigureAwait(false))
        {
            known.Clear();
            await using NpgsqlCommand undo = new("ROLLBACK", connection);
            await undo.ExecuteNonQueryAsync().ConfigureAwait(false);
            await TryWriteAsync(batch, relies: false).ConfigureAwait(false);
        }

        await using NpgsqlBatch commands = connection!.CreateBatch();
        AddEnd(commands);
        commands.BatchCommands.Add(Command("UPDATE writer SET batch = $1 WHERE id = $2", batches + 1, writer));
        commands.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        Commits = true;
        await commands.ExecuteNonQueryAsync().ConfigureAwait(false);
        batches++;
        foreach (PendingStep step in stored)
        {
            if (step.Kind == PendingKind.Step)
            {
                known.Remember(step);
            }
        }

        return now.Last;
    }

    /// <summary>Finds out over a new connection whether the batch was stored whose commit broke off.</summary>
    public async Task<bool> WasStoredAsync()
    {
        await ConnectAsync().ConfigureAwait(false);
        long found = await LastBatchAsync().ConfigureAwait(false);
        bool wasStored = found == batches + 1;
        batches = found;
        return wasStored;
    }

    /// <summary>Drops the connection and whatever transaction is open on it.</summary>
    public async Task DropConnectionAsync()
    {
        known.Clear();
        if (connection is not null)
        {
            NpgsqlConnection dropped = connection;
            connection = null;
            await dropped.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is null || writer == 0)
        {
            return;
        }

        try
        {
            await using NpgsqlCommand forget = new("DELETE FROM writer WHERE id = $1", connection);
            forget.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writer });
            await forget.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (PostgresErrors.IsOfDatabase(error))
        {
            // The row stays and harms nobody.
        }

        await DropConnectionAsync().ConfigureAwait(false);
    }

    // Waits for the server to end what is left of a broken transaction: until then it has locked the end of the log.
    private async Task<long> LastBatchAsync()
    {
        await using NpgsqlBatch ask = connection!.CreateBatch();
        ask.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        ask.BatchCommands.Add(new NpgsqlBatchCommand(LockSql));
        ask.BatchCommands.Add(Command("SELECT batch FROM writer WHERE id = $1", writer));
        ask.BatchCommands.Add(new NpgsqlBatchCommand("ROLLBACK"));
        await using NpgsqlDataReader reader = await ask.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return reader.GetInt64(0);
    }

    private async Task ConnectAsync()
    {
        if (connection is not null)
        {
            return;
        }

        NpgsqlConnection opened = await source.OpenConnectionAsync().ConfigureAwait(false);
        try
        {
            // Rows are always found by their key; a plan made while the tables were empty must not scan them when they are full.
            await using NpgsqlCommand prepare = new(
                "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; "
                + "SET plan_cache_mode = force_generic_plan; SET synchronous_commit = on", opened);
            await prepare.ExecuteNonQueryAsync().ConfigureAwait(false);
            if (writer == 0)
            {
                await using NpgsqlCommand enter = new("INSERT INTO writer (batch) VALUES (0) RETURNING id", opened);
                writer = (long)(await enter.ExecuteScalarAsync().ConfigureAwait(false))!;
            }
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        connection = opened;
    }

    // Begins a transaction and writes everything but the end of the log. False when a row was not as it was remembered.
    private async Task<bool> TryWriteAsync(List<PendingStep> batch, bool relies)
    {
        await FindAsync(batch, relies).ConfigureAwait(false);
        Place(batch);
        await using NpgsqlBatch commands = connection!.CreateBatch();
        Fill(commands);
        Task writing = commands.BatchCommands.Count == 0 ? Task.CompletedTask : commands.ExecuteNonQueryAsync();

        // Made ready while the server works.
        rows.Take(stored);
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (PostgresException error) when (relies && error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }

        if (relies && !tables.AreWritten)
        {
            return false;
        }

        await rows.AppendAsync(connection).ConfigureAwait(false);
        return true;
    }

    // Nobody else writes while the end of the log is locked, so what is found here is so until the commit.
    private async Task FindAsync(List<PendingStep> batch, bool relies)
    {
        tables.Clear();
        await using NpgsqlBatch commands = connection!.CreateBatch();
        commands.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        commands.BatchCommands.Add(new NpgsqlBatchCommand(LockSql));
        foreach (PendingStep step in batch)
        {
            if (step.Kind == PendingKind.Step)
            {
                Find(step, relies);
            }
        }

        PostgresTable[] looking = tables.AddFind(commands);
        await using NpgsqlDataReader reader = await commands.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        before = (reader.GetInt64(0), reader.GetInt64(1));
        foreach (PostgresTable table in looking)
        {
            await reader.NextResultAsync().ConfigureAwait(false);
            await table.FoundAsync(reader).ConfigureAwait(false);
        }
    }

    private void Find(PendingStep step, bool relies)
    {
        step.Found = default;
        if (!relies || !known.TryTell(step))
        {
            tables.Look(step);
        }

        foreach (PendingStep one in step.With)
        {
            Find(one, relies);
        }
    }

    // Gives the units that are not stale their places.
    private void Place(List<PendingStep> batch)
    {
        stored.Clear();
        now = before;
        foreach (PendingStep step in batch)
        {
            step.Judge();
            step.Place(ref now.Last, ref now.LastAnswer);
            if (step.Stale is null)
            {
                stored.Add(step);
                stored.AddRange(step.With);
            }
        }
    }

    private void Fill(NpgsqlBatch commands)
    {
        tables.AddTo(commands, stored);
        PostgresLogRows.AddDue(commands, stored);

        // After the entities: an outbox that a later step of the batch replaced has another version by now.
        tables.AddClears(commands, stored);
        PostgresLogRows.AddFacts(commands, stored.FindAll(static step => step.Kind == PendingKind.AddFact));
    }

    private void AddEnd(NpgsqlBatch commands)
    {
        rows.AddForget(commands);
        if (now != before)
        {
            commands.BatchCommands.Add(Command("UPDATE position SET last = $1, last_answer = $2", now.Last, now.LastAnswer));
        }

        if (now.Last != before.Last)
        {
            commands.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_notify('" + Channel + "', $1)")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = now.Last.ToString(CultureInfo.InvariantCulture) } },
            });
        }
    }

    /// <summary>A command whose parameters are numbers.</summary>
    internal static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<long> values)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (long value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint });
        }

        return command;
    }
}
