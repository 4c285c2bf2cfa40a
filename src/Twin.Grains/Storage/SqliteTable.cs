using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The statements by which the writer reads and writes the table of one kind of entity. Not safe for several threads.</summary>
/// <remarks>
/// A step rarely changes outbox and indexed columns. SQLite writes the entries of an index anew whenever a statement sets its columns, so
/// those have a statement of their own: each entry lies on a page of its own, which would cost as much as the row.
/// </remarks>
internal sealed class SqliteTable
{
    private readonly ImmutableArray<EntityColumn> columns;
    private readonly SqliteStatement find;
    private readonly SqliteStatement findVersion;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement update;
    private readonly SqliteStatement updateIndexed;
    private readonly SqliteStatement clear;

    public SqliteTable(SqliteSession session, EntityTable table)
    {
        columns = table.Columns;
        string[] always = ["number", "version", "form_version", "form", "last_event", "last_answer"];
        string[] plain = [.. always, .. columns.Where(static one => !one.IsIndexed).Select(static one => one.Name)];
        string[] indexed = ["number", "outbox", .. columns.Where(static one => one.IsIndexed).Select(static one => one.Name)];
        string[] all = [.. always, "outbox", .. columns.Select(static one => one.Name)];
        string keeps = string.Join(" AND ", indexed.Skip(1).Select(static (name, at) => $"{name} IS ?{at + 2}"));
        find = session.Statement($"SELECT version, last_event, last_answer, {keeps} FROM {table.Name} WHERE number = ?1");
        findVersion = session.Statement($"SELECT version FROM {table.Name} WHERE number = ?1");
        insert = session.Statement(
            $"INSERT INTO {table.Name} ({string.Join(", ", all)}) VALUES ({string.Join(", ", all.Select((_, at) => $"?{at + 1}"))})");
        update = session.Statement(Update(table, plain));
        updateIndexed = session.Statement(Update(table, indexed));
        clear = session.Statement($"UPDATE {table.Name} SET outbox = NULL WHERE number = ?1 AND version = ?2");
    }

    /// <summary>Looks at the row of a step's entity.</summary>
    public void Find(PendingStep step)
    {
        if (step.Version == 1)
        {
            // The first step goes on from nothing, so it is enough to know that nothing is there.
            findVersion.Bind(1, step.Key.Number.ToSigned());
            step.Found = findVersion.Step() ? new FoundEntity(findVersion.Number(0), 0, 0, true) : default;
            findVersion.Reset();
            return;
        }

        BindIndexed(find.Bind(1, step.Key.Number.ToSigned()), step);
        step.Found = find.Step() ? new FoundEntity(find.Number(0), find.Number(1), find.Number(2), find.Number(3) == 1) : default;
        find.Reset();
    }

    /// <summary>Writes the row of a step's entity, of which was found what the step goes on from.</summary>
    public void Write(PendingStep step)
    {
        bool isNew = step.Version == 1;
        SqliteStatement statement = isNew ? insert : update;
        statement.Bind(1, step.Key.Number.ToSigned()).Bind(2, step.Version).Bind(3, step.Table!.Version).Bind(4, step.Form)
            .Bind(5, step.Found.LastEvent).Bind(6, step.Found.LastAnswer);
        int place = 7;
        if (isNew)
        {
            statement.BindUnlessEmpty(place++, step.Outbox);
        }

        for (int at = 0; at < columns.Length; at++)
        {
            if (isNew || !columns[at].IsIndexed)
            {
                statement.Bind(place++, step.Columns[at]);
            }
        }

        statement.Run();
        if (!isNew && !step.Found.KeepsIndexed)
        {
            BindIndexed(updateIndexed.Bind(1, step.Key.Number.ToSigned()), step);
            updateIndexed.Run();
        }
    }

    /// <summary>Forgets an outbox.</summary>
    public void Clear(PendingStep step) => clear.Bind(1, step.Key.Number.ToSigned()).Bind(2, step.Version).Run();

    private static string Update(EntityTable table, string[] names)
        => $"UPDATE {table.Name} SET {string.Join(", ", names.Skip(1).Select((name, at) => $"{name} = ?{at + 2}"))} WHERE number = ?1";

    private void BindIndexed(SqliteStatement statement, PendingStep step)
    {
        int place = 2;
        statement.BindUnlessEmpty(place++, step.Outbox);
        for (int at = 0; at < columns.Length; at++)
        {
            if (columns[at].IsIndexed)
            {
                statement.Bind(place++, step.Columns[at]);
            }
        }
    }
}
