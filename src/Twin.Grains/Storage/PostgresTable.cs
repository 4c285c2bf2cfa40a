using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>The steps of a batch at one kind of entity, and the statements that look at their rows and write them.</summary>
internal sealed class PostgresTable
{
    private readonly EntityTable table;
    private readonly List<PendingStep> steps = [];
    private readonly string find;
    private readonly string insert;
    private readonly string update;
    private readonly string clear;

    public PostgresTable(EntityTable table)
    {
        this.table = table;
        ImmutableArray<string> columns =
            ["number", "version", "form", "outbox", "last_event", "last_answer", .. table.Columns.Select(column => column.Name)];
        string[] types = ["bigint", "bigint", "bytea", "bytea", "bigint", "bigint",
            .. table.Columns.Select(column => column.IsText ? "text" : "bigint")];
        string rows = PostgresArrays.Rows(types, columns);
        find = "SELECT i.place, t.version, t.last_event, t.last_answer "
            + $"FROM unnest($1::bigint[]) WITH ORDINALITY AS i(number, place) JOIN {table.Name} AS t ON t.number = i.number";
        insert = $"INSERT INTO {table.Name} (form_version, {string.Join(", ", columns)}) SELECT {table.Version}, i.* FROM ({rows}) AS i";
        update = $"UPDATE {table.Name} AS t SET form_version = {table.Version}, "
            + $"{string.Join(", ", columns.Skip(1).Select(name => $"{name} = i.{name}"))} FROM ({rows}) AS i WHERE t.number = i.number";
        clear = $"UPDATE {table.Name} AS t SET outbox = NULL FROM unnest($1::bigint[], $2::bigint[]) AS i(number, version) "
            + "WHERE t.number = i.number AND t.version = i.version AND t.outbox IS NOT NULL";
    }

    public bool IsEmpty => steps.Count == 0;

    public void Clear() => steps.Clear();

    public void Add(PendingStep step) => steps.Add(step);

    /// <summary>The command that looks at the rows.</summary>
    public NpgsqlBatchCommand Find()
    {
        NpgsqlBatchCommand command = new(find);
        command.Add(NpgsqlDbType.Bigint, steps, Number);
        return command;
    }

    /// <summary>Takes what it found.</summary>
    public async Task FoundAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            steps[(int)reader.GetInt64(0) - 1].Found = new FoundEntity(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }
    }

    /// <summary>Adds the commands that write the rows of the units that are not stale.</summary>
    public void AddTo(NpgsqlBatch commands, HashSet<PendingStep> stale)
    {
        List<PendingStep> stored = stale.Count == 0 ? steps : steps.FindAll(step => !stale.Contains(step));
        AddTo(commands, insert, stored.FindAll(static step => step.Version == 1));
        AddTo(commands, update, stored.FindAll(static step => step.Version != 1));
    }

    /// <summary>The command that forgets outboxes.</summary>
    public NpgsqlBatchCommand ClearOutboxes(List<PendingStep> clears)
    {
        NpgsqlBatchCommand command = new(clear);
        command.Add(NpgsqlDbType.Bigint, clears, Number);
        command.Add(NpgsqlDbType.Bigint, clears, static step => step.Version);
        return command;
    }

    private void AddTo(NpgsqlBatch commands, string sql, List<PendingStep> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        NpgsqlBatchCommand command = new(sql);
        command.Add(NpgsqlDbType.Bigint, rows, Number);
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.Version);
        command.Add(NpgsqlDbType.Bytea, rows, static step => step.Form);
        command.Add(NpgsqlDbType.Bytea, rows, static step => step.Outbox.IsEmpty ? null : step.Outbox.ToArray());
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.Found.LastEvent);
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.Found.LastAnswer);
        for (int at = 0; at < table.Columns.Length; at++)
        {
            int column = at;
            if (table.Columns[at].IsText)
            {
                command.Add(NpgsqlDbType.Text, rows, step => step.Columns[column].Text);
            }
            else
            {
                command.Add(NpgsqlDbType.Bigint, rows, step => step.Columns[column].Number);
            }
        }

        commands.BatchCommands.Add(command);
    }

    private static long Number(PendingStep step) => unchecked((long)step.Key.Number);
}
