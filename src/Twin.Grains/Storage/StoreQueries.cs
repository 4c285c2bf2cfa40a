using System.Text;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// The queries that both databases understand: parameters are numbered in the order of their first use, which PostgreSQL takes as
/// numbers and SQLite as names that it numbers itself.
/// </summary>
/// <remarks>
/// Entity numbers are unsigned, SQL's are signed: they are stored bit by bit, so that hexadecimal shows the EUI-64, and ranges in
/// ascending order are read in two parts (<see cref="Ranges(ulong?)"/>).
/// </remarks>
internal static class StoreQueries
{
    public const string EventColumns = "sequence, at_ms, kind, entity_kind, entity_number, cause, state_before, state_after, "
        + "user_number, provider, request_originator, request_target, request_counter, detail";

    public const string Due = "SELECT at_ms, entity_kind, entity_number, item, content FROM due WHERE at_ms <= $1 "
        + "ORDER BY at_ms, entity_kind, (entity_number < 0), entity_number, item LIMIT $2";

    public const string NextDue = "SELECT min(at_ms) FROM due";

    public const string Fact = "SELECT value FROM fact WHERE name = $1";

    /// <summary>
    /// Parameters: how many answers to look at from the oldest on, and the time before which they go. When the oldest stays, so do all.
    /// </summary>
    public const string ForgetAnswers = "DELETE FROM answer WHERE id < (SELECT min(id) FROM answer) + $1 AND at_ms < $2 "
        + "AND (SELECT at_ms FROM answer ORDER BY id LIMIT 1) < $2";

    public static string Entity(EntityTable table)
        => $"SELECT version, form_version, form, outbox FROM {table.Name} WHERE number = $1";

    public static string Scan(EntityTable table)
        => $"SELECT number, form_version, form FROM {table.Name} WHERE number >= $1 AND number <= $2 ORDER BY number LIMIT $3";

    public static string PendingOutboxes(EntityTable table)
        => $"SELECT number FROM {table.Name} WHERE outbox IS NOT NULL AND number >= $1 AND number <= $2 ORDER BY number LIMIT $3";

    /// <summary>Parameters after the range and the limit: the values of <paramref name="where"/> that are not nothing.</summary>
    public static string Find(EntityTable table, IReadOnlyList<KeyValuePair<string, ColumnValue>> where)
    {
        StringBuilder sql = new($"SELECT number FROM {table.Name} WHERE number >= $1 AND number <= $2");
        int parameter = 3;
        foreach ((string name, ColumnValue value) in where)
        {
            string column = table.Columns[table.PlaceOf(name)].Name;
            sql.Append(value == ColumnValue.None ? $" AND {column} IS NULL" : $" AND {column} = ${parameter++}");
        }

        return sql.Append($" ORDER BY number LIMIT ${parameter}").ToString();
    }

    /// <summary>
    /// The answer of an entity to a request: the latest in its chain. Entity, originator and counter are numbered parameters or columns.
    /// </summary>
    public static string Answer(EntityTable table, string number, string originator, string counter)
        => "WITH RECURSIVE chain(id, previous, found) AS (\n"
            + $"SELECT a.id, a.previous, a.originator = {originator} AND a.counter = {counter} FROM {table.Name} AS t "
            + $"JOIN answer AS a ON a.id = t.last_answer WHERE t.number = {number}\n"
            + $"UNION ALL SELECT a.id, a.previous, a.originator = {originator} AND a.counter = {counter} FROM chain AS c "
            + "JOIN answer AS a ON a.id = c.previous WHERE NOT c.found)\n"
            + "SELECT answer FROM answer WHERE id = (SELECT id FROM chain WHERE found)";

    /// <summary>Originator and counter of every kept answer of an entity, as the columns of a table <c>chain</c>.</summary>
    public static string Answered(EntityTable table, string number)
        => "WITH RECURSIVE chain(previous, originator, counter) AS (\n"
            + $"SELECT a.previous, a.originator, a.counter FROM {table.Name} AS t "
            + $"JOIN answer AS a ON a.id = t.last_answer WHERE t.number = {number}\n"
            + "UNION ALL SELECT a.previous, a.originator, a.counter FROM chain AS c JOIN answer AS a ON a.id = c.previous)\n";

    /// <summary>The query and, for each parameter but the last (how many at most), its value.</summary>
    public static (string Sql, List<long> Values) Events(EventFilter filter, long after, EntityForms forms)
    {
        StringBuilder sql = new($"SELECT {EventColumns} FROM event WHERE ");
        List<long> values = [after];
        void Add(string column, long value)
        {
            values.Add(value);
            sql.Append($" AND {column} = ${values.Count}");
        }

        if (filter.Entity is { } entity)
        {
            values.Add(entity.Number.ToSigned());
            values.Add((long)entity.Kind);
            sql.Append(History(forms.Find(entity.Kind)));
        }
        else
        {
            sql.Append("sequence > $1");
        }

        if (filter.User is { } user)
        {
            Add("user_number", user);
        }

        if (filter.Provider is { } provider)
        {
            Add("provider", provider);
        }

        if (filter.Kind is { } kind)
        {
            Add("kind", (long)kind);
        }

        return (sql.Append($" ORDER BY sequence LIMIT ${values.Count + 1}").ToString(), values);
    }

    // The entity's own chain, from its end back to where the reader is, and what steps of others said of it.
    private static string History(EntityTable? table)
    {
        const string Foreign = "SELECT sequence FROM event "
            + "WHERE sequence > $1 AND entity_number = $2 AND entity_kind = $3 AND previous IS NULL";
        return table is null
            ? $"sequence IN ({Foreign})"
            : "sequence IN (WITH RECURSIVE chain(sequence, previous) AS (\n"
                + $"SELECT e.sequence, e.previous FROM {table.Name} AS t JOIN event AS e ON e.sequence = t.last_event "
                + "WHERE e.sequence > $1 AND t.number = $2\n"
                + "UNION ALL SELECT e.sequence, e.previous FROM chain AS c JOIN event AS e ON e.sequence = c.previous "
                + $"WHERE e.sequence > $1)\nSELECT sequence FROM chain UNION ALL {Foreign})";
    }

    /// <summary>The numbers after one, ascending as unsigned, as ranges of signed numbers.</summary>
    public static IEnumerable<(long From, long To)> Ranges(ulong? after)
    {
        if (after == ulong.MaxValue)
        {
            yield break;
        }

        ulong start = after + 1 ?? 0;
        if (start <= long.MaxValue)
        {
            yield return ((long)start, long.MaxValue);
            yield return (long.MinValue, -1);
        }
        else
        {
            yield return (start.ToSigned(), -1);
        }
    }

    /// <summary>Where the scan of pending outboxes begins in a table; null when the whole table lies before the key.</summary>
    public static IEnumerable<(long From, long To)> Ranges(EntityTable table, EntityKey after)
        => table.Kind < after.Kind ? [] : Ranges(table.Kind == after.Kind ? after.Number : null);
}
