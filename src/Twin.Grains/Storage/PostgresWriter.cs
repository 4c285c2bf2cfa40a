using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// Writes batches over one connection. Of each batch, the first trip to the server locks the log and looks at the entities; then events
/// and answers are copied of every unit of which all entities are at their version; the last trip writes their rows and commits.
/// </summary>
internal sealed class PostgresWriter(NpgsqlDataSource source, EntityForms forms, AnswerWindow window) : IAsyncDisposable
{
    /// <summary>The channel on which the end of the log is told to all processes.</summary>
    public const string Channel = "twin_event";

    private readonly Dictionary<EntityKind, PostgresTable> tables =
        forms.Tables.ToDictionary(static table => table.Kind, static table => new PostgresTable(table));

    private readonly PostgresLogRows rows = new(window);
    private NpgsqlConnection? connection;
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
        await ConnectAsync().ConfigureAwait(false);
        (long last, long lastAnswer) = await FindAsync(batch).ConfigureAwait(false);
        await using NpgsqlBatch commands = connection!.CreateBatch();
        Fill(commands, batch, ref last, lastAnswer);
        await rows.AppendAsync(connection).ConfigureAwait(false);
        commands.BatchCommands.Add(Command("UPDATE writer SET batch = $1 WHERE id = $2", batches + 1, writer));
        commands.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        Commits = true;
        await commands.ExecuteNonQueryAsync().ConfigureAwait(false);
        batches++;
        return last;
    }

    /// <summary>
    /// Finds out over a new connection whether the batch was stored whose commit broke off. Waits for the server to end what is left of it:
    /// that transaction has locked the row that is read here.
    /// </summary>
    public async Task<bool> WasStoredAsync()
    {
        await ConnectAsync().ConfigureAwait(false);
        await using NpgsqlCommand ask = new("SELECT batch FROM writer WHERE id = $1 FOR UPDATE", connection);
        ask.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writer });
        long found = (long)(await ask.ExecuteScalarAsync().ConfigureAwait(false))!;
        bool wasStored = found == batches + 1;
        batches = found;
        return wasStored;
    }

    /// <summary>Drops the connection and whatever transaction is open on it.</summary>
    public async Task DropConnectionAsync()
    {
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

    // Nobody else writes while the end of the log is locked, so what is found here is so until the commit.
    private async Task<(long Last, long LastAnswer)> FindAsync(List<PendingStep> batch)
    {
        foreach (PostgresTable table in tables.Values)
        {
            table.Clear();
        }

        foreach (PendingStep step in batch.Where(static step => step.Kind == PendingKind.Step).SelectMany(Unit))
        {
            step.Found = default;
            tables[step.Key.Kind].Add(step);
        }

        await using NpgsqlBatch commands = connection!.CreateBatch();
        commands.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        commands.BatchCommands.Add(new NpgsqlBatchCommand("SELECT last, last_answer FROM position FOR UPDATE"));
        PostgresTable[] used = [.. tables.Values.Where(static table => !table.IsEmpty)];
        foreach (PostgresTable table in used)
        {
            commands.BatchCommands.Add(table.Find());
        }

        await using NpgsqlDataReader reader = await commands.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        (long Last, long LastAnswer) position = (reader.GetInt64(0), reader.GetInt64(1));
        foreach (PostgresTable table in used)
        {
            await reader.NextResultAsync().ConfigureAwait(false);
            await table.FoundAsync(reader).ConfigureAwait(false);
        }

        return position;
    }

    private void Fill(NpgsqlBatch commands, List<PendingStep> batch, ref long last, long lastAnswer)
    {
        (long, long) before = (last, lastAnswer);
        List<PendingStep> stored = [];
        HashSet<PendingStep> stale = [];
        foreach (PendingStep step in batch)
        {
            step.Judge();
            step.Place(ref last, ref lastAnswer);
            if (step.Stale is null)
            {
                stored.AddRange(Unit(step));
            }
            else
            {
                stale.UnionWith(Unit(step));
            }
        }

        rows.Take(stored);
        rows.AddForget(commands);
        foreach (PostgresTable table in tables.Values.Where(static table => !table.IsEmpty))
        {
            table.AddTo(commands, stale);
        }

        PostgresLogRows.AddDue(commands, stored);

        // After the entities: an outbox that a later step of the batch replaced has another version by now.
        foreach (IGrouping<EntityKind, PendingStep> clears in stored
            .Where(static step => step.Kind == PendingKind.ClearOutbox).GroupBy(static step => step.Key.Kind))
        {
            commands.BatchCommands.Add(tables[clears.Key].ClearOutboxes([.. clears]));
        }

        PostgresLogRows.AddFacts(commands, stored.FindAll(static step => step.Kind == PendingKind.AddFact));
        if ((last, lastAnswer) != before)
        {
            commands.BatchCommands.Add(Command("UPDATE position SET last = $1, last_answer = $2", last, lastAnswer));
        }

        if (last != before.Item1)
        {
            commands.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_notify('" + Channel + "', $1)")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = last.ToString(CultureInfo.InvariantCulture) } },
            });
        }
    }

    private static IEnumerable<PendingStep> Unit(PendingStep step) => step.With.Prepend(step);

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
