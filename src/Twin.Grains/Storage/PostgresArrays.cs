using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>The rows of one statement as one array for each column: PostgreSQL takes them apart with <c>unnest</c>.</summary>
internal sealed class PostgresArrays
{
    private readonly List<long> numbers = [];
    private readonly List<long> versions = [];
    private readonly List<byte[]> forms = [];
    private readonly List<byte[]?> outboxes = [];
    private readonly EntityTable table;
    private readonly List<PendingStep> steps = [];
    private readonly bool isInsert;

    public PostgresArrays(EntityTable table, bool isInsert)
    {
        this.table = table;
        this.isInsert = isInsert;
        string[] columns = ["number", "version", "form", "outbox", .. table.Columns.Select(column => column.Name)];
        string[] types =
            ["bigint", "bigint", "bytea", "bytea", .. table.Columns.Select(column => column.IsText ? "text" : "bigint")];
        string from = $"unnest({string.Join(", ", types.Select((type, at) => $"${at + 1}::{type}[]"))}) "
            + $"AS i({string.Join(", ", columns)})";
        Sql = isInsert
            ? $"INSERT INTO {table.Name} (form_version, {string.Join(", ", columns)}) "
                + $"SELECT {table.Version}, i.* FROM {from} ON CONFLICT DO NOTHING RETURNING number"
            : $"UPDATE {table.Name} AS t SET form_version = {table.Version}, "
                + string.Join(", ", columns.Skip(1).Select(name => $"{name} = i.{name}"))
                + $" FROM {from} WHERE t.number = i.number AND t.version = i.version - 1 RETURNING t.number";
    }

    public string Sql { get; }

    public int Count => steps.Count;

    public void Clear()
    {
        numbers.Clear();
        versions.Clear();
        forms.Clear();
        outboxes.Clear();
        steps.Clear();
    }

    public void Add(PendingStep step)
    {
        steps.Add(step);
        numbers.Add(unchecked((long)step.Key.Number));
        versions.Add(step.Version);
        forms.Add(step.Form);
        outboxes.Add(step.Outbox.IsEmpty ? null : step.Outbox.ToArray());
    }

    public NpgsqlBatchCommand ToCommand()
    {
        NpgsqlBatchCommand command = new(Sql);
        command.Parameters.Add(Of(numbers.ToArray(), NpgsqlDbType.Bigint));
        command.Parameters.Add(Of(versions.ToArray(), NpgsqlDbType.Bigint));
        command.Parameters.Add(Of(forms.ToArray(), NpgsqlDbType.Bytea));
        command.Parameters.Add(Of(outboxes.ToArray(), NpgsqlDbType.Bytea));
        for (int at = 0; at < table.Columns.Length; at++)
        {
            command.Parameters.Add(table.Columns[at].IsText
                ? Of(Pick(at, value => value.Text), NpgsqlDbType.Text)
                : Of(Pick(at, value => value.Number), NpgsqlDbType.Bigint));
        }

        return command;
    }

    /// <summary>Marks the steps whose entity was at another version: those whose number the server did not give back.</summary>
    public void MarkStale(HashSet<long> stored)
    {
        foreach (PendingStep step in steps)
        {
            step.IsStale = stored.Count != steps.Count && !stored.Contains(unchecked((long)step.Key.Number));
        }
    }

    /// <summary>A parameter without a name that is an array.</summary>
    public static NpgsqlParameter Of<T>(T[] values, NpgsqlDbType type)
        => new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    public override string ToString() => $"{(isInsert ? "insert" : "update")} {Count} {table.Name}";

    private T[] Pick<T>(int column, Func<ColumnValue, T> pick)
    {
        T[] values = new T[steps.Count];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = pick(steps[at].Columns[column]);
        }

        return values;
    }
}
