using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// Writes batches over one connection, two trips to the server for each: the first locks the log and stores the entities whose version
/// fits, the second stores what follows from those and commits.
/// </summary>
internal sealed class PostgresWriter(NpgsqlDataSource source, EntityForms forms) : IAsyncDisposable
{
    /// <summary>The channel on which the end of the log is told to all processes.</summary>
    public const string Channel = "twin_event";

    private readonly Dictionary<EntityKind, (PostgresArrays Inserts, PostgresArrays Updates)> tables =
        forms.Tables.ToDictionary(table => table.Kind, table => (new PostgresArrays(table, true), new PostgresArrays(table, false)));

    private readonly PostgresLogRows rows = new(forms);
    private readonly HashSet<long> stored = [];
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
        long before = await WriteEntitiesAsync(batch).ConfigureAwait(false);
        await using NpgsqlBatch commands = connection!.CreateBatch();
        long last = rows.AddTo(commands, batch, before);
        if (last != before)
        {
            commands.BatchCommands.Add(Command("UPDATE position SET last = $1", last));
            commands.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_notify('" + Channel + "', $1)")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = last.ToString(CultureInfo.InvariantCulture) } },
            });
        }

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

    private async Task<long> WriteEntitiesAsync(List<PendingStep> batch)
    {
        foreach ((PostgresArrays inserts, PostgresArrays updates) in tables.Values)
        {
            inserts.Clear();
            updates.Clear();
        }

        foreach (PendingStep step in batch.SelectMany(static step => step.With.Prepend(step)))
        {
            if (step.Kind == PendingKind.Step)
            {
                (PostgresArrays inserts, PostgresArrays updates) = tables[step.Key.Kind];
                (step.Version == 1 ? inserts : updates).Add(step);
            }
        }

        PostgresArrays[] used =
            [.. tables.Values.SelectMany(pair => (PostgresArrays[])[pair.Inserts, pair.Updates]).Where(one => one.Count > 0)];
        await using NpgsqlBatch commands = connection!.CreateBatch();
        commands.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        commands.BatchCommands.Add(new NpgsqlBatchCommand("SELECT last FROM position FOR UPDATE"));
        foreach (PostgresArrays arrays in used)
        {
            commands.BatchCommands.Add(arrays.ToCommand());
        }

        await using NpgsqlDataReader reader = await commands.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        long last = reader.GetInt64(0);
        foreach (PostgresArrays arrays in used)
        {
            await reader.NextResultAsync().ConfigureAwait(false);
            stored.Clear();
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                stored.Add(reader.GetInt64(0));
            }

            arrays.MarkStale(stored);
        }

        return last;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<long> values)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (long value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint });
        }

        return command;
    }
}
