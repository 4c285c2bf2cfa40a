using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>The steps of a batch at one kind of entity, and the statements that look at their rows and write them.</summary>
internal sealed class PostgresTable
{
    private const string From = "WHERE t.number = i.number AND t.version = i.version - 1";

    private readonly EntityTable table;
    private readonly List<PendingStep> looked = [];
    private readonly List<PendingStep> first = [];
    private readonly List<PendingStep> whole = [];
    private readonly List<PendingStep> records = [];
    private readonly List<(NpgsqlBatchCommand Command, int Rows)> updates = [];
    private readonly string find;
    private readonly string insert;
    private readonly string update;
    private readonly string updateRecord;
    private readonly string clear;

    public PostgresTable(EntityTable table)
    {
        this.table = table;
        ImmutableArray<string> record = ["number", "version", "form", "last_event", "last_answer"];
        ImmutableArray<string> recordTypes = ["bigint", "bigint", "bytea", "bigint", "bigint"];
        ImmutableArray<string> columns = [.. record, "outbox", .. table.Columns.Select(column => column.Name)];
        string rows = PostgresArrays.Rows(
            [.. recordTypes, "bytea", .. table.Columns.Select(column => column.IsText ? "text" : "bigint")], columns);
        find = "SELECT i.place, t.version, t.last_event, t.last_answer "
            + $"FROM unnest($1::bigint[]) WITH ORDINALITY AS i(number, place) JOIN {table.Name} AS t ON t.number = i.number";
        insert = $"INSERT INTO {table.Name} (form_version, {string.Join(", ", columns)}) SELECT {table.Version}, i.* FROM ({rows}) AS i";
        string set = $"UPDATE {table.Name} AS t SET form_version = {table.Version}, ";
        update = set + string.Join(", ", columns.Skip(1).Select(name => $"{name} = i.{name}")) + $" FROM ({rows}) AS i {From}";
        updateRecord = set + string.Join(", ", record.Skip(1).Select(name => $"{name} = i.{name}"))
            + $", outbox = NULL FROM ({PostgresArrays.Rows(recordTypes, record)}) AS i {From}";
        clear = $"UPDATE {table.Name} AS t SET outbox = NULL FROM unnest($1::bigint[], $2::bigint[]) AS i(number, version) "
            + "WHERE t.number = i.number AND t.version = i.version AND t.outbox IS NOT NULL";
    }

    /// <summary>Whether there is a row to look at.</summary>
    public bool Looks => looked.Count > 0;

    /// <summary>Whether every row that was to be written was still of the version before; known when the commands have run.</summary>
    public bool IsWritten => updates.TrueForAll(static one => one.Command.RecordsAffected == one.Rows);

    public void Clear()
    {
        looked.Clear();
        first.Clear();
        whole.Clear();
        records.Clear();
        updates.Clear();
    }

    /// <summary>Adds a step whose row is to be looked at.</summary>
    public void Look(PendingStep step) => looked.Add(step);

    /// <summary>The command that looks at the rows.</summary>
    public NpgsqlBatchCommand Find()
    {
        NpgsqlBatchCommand command = new(find);
        command.Add(NpgsqlDbType.Bigint, looked, Number);
        return command;
    }

    /// <summary>Takes what it found.</summary>
    public async Task FoundAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            looked[(int)reader.GetInt64(0) - 1].Found = new FoundEntity(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }
    }

    /// <summary>Adds a step whose row is to be written; its events and answers have their places.</summary>
    public void Write(PendingStep step)
        => (step.Version == 1 ? first : step.Found.KeepsIndexed ? records : whole).Add(step);

    /// <summary>Adds the commands that write the rows.</summary>
    public void AddTo(NpgsqlBatch commands)
    {
        AddTo(commands, insert, first, isWhole: true);
        AddTo(commands, update, whole, isWhole: true);
        AddTo(commands, updateRecord, records, isWhole: false);
    }

    /// <summary>The command that forgets outboxes.</summary>
    public NpgsqlBatchCommand ClearOutboxes(List<PendingStep> clears)
    {
        NpgsqlBatchCommand command = new(clear);
        command.Add(NpgsqlDbType.Bigint, clears, Number);
        command.Add(NpgsqlDbType.Bigint, clears, static step => step.Version);
        return command;
    }

    private void AddTo(NpgsqlBatch commands, string sql, List<PendingStep> rows, bool isWhole)
    {
        if (rows.Count == 0)
        {
            return;
        }

        NpgsqlBatchCommand command = new(sql);
        command.Add(NpgsqlDbType.Bigint, rows, Number);
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.Version);
        command.Add(NpgsqlDbType.Bytea, rows, static step => step.Form);
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.LastEvent);
        command.Add(NpgsqlDbType.Bigint, rows, static step => step.LastAnswer);
        if (isWhole)
        {
            command.Add(NpgsqlDbType.Bytea, rows, static step => step.Outbox.IsEmpty ? null : step.Outbox.ToArray());
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
        }

        commands.BatchCommands.Add(command);
        updates.Add((command, rows.Count));
    }

    private static long Number(PendingStep step) => step.Key.Number.ToSigned();
}
