using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>Writes a batch of steps into the file, inside a transaction that it does not begin or end.</summary>
internal sealed class SqliteWriter
{
    private const string InsertEvent = $"INSERT INTO event ({StoreQueries.EventColumns}) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

    private const string UpsertAnswer = "INSERT INTO answer (entity_number, originator, counter, entity_kind, answer) "
        + "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET answer = excluded.answer";

    private const string UpsertDue = "INSERT INTO due (entity_number, entity_kind, item, at_ms, content) VALUES ($1, $2, $3, $4, $5) "
        + "ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content";

    private const string DeleteDue = "DELETE FROM due WHERE entity_number = $1 AND entity_kind = $2 AND item = $3";

    private const string AddFact = "INSERT INTO fact (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private readonly SqliteSession session;
    private readonly Dictionary<EntityKind, (SqliteStatement Insert, SqliteStatement Update, SqliteStatement Clear)> tables = [];

    public SqliteWriter(SqliteSession session, EntityForms forms)
    {
        this.session = session;
        foreach (EntityTable table in forms.Tables)
        {
            string[] columns = ["number", "version", "form_version", "form", "outbox", .. table.Columns.Select(column => column.Name)];
            tables.Add(table.Kind, (
                session.Statement($"INSERT INTO {table.Name} ({string.Join(", ", columns)}) "
                    + $"VALUES ({string.Join(", ", columns.Select((_, at) => $"${at + 1}"))}) ON CONFLICT DO NOTHING"),
                session.Statement($"UPDATE {table.Name} SET {string.Join(", ", columns.Select((name, at) => $"{name} = ${at + 1}"))} "
                    + "WHERE number = $1 AND version = $2 - 1"),
                session.Statement($"UPDATE {table.Name} SET outbox = NULL WHERE number = $1 AND version = $2")));
        }
    }

    /// <summary>Writes the steps in their order.</summary>
    /// <returns>How far the log reaches after them.</returns>
    public long Write(List<PendingStep> batch, long last)
    {
        foreach (PendingStep step in batch)
        {
            switch (step.Kind)
            {
                case PendingKind.AddFact:
                    session.Statement(AddFact).Bind(1, step.Fact.Key).Bind(2, step.Fact.Value).Run();
                    continue;
                case PendingKind.ClearOutbox:
                    tables[step.Key.Kind].Clear.Bind(1, Signed(step.Key.Number)).Bind(2, step.Version).Run();
                    continue;
                case PendingKind.Step:
                    last = step.With.IsEmpty ? WriteStep(step, last) : WriteTogether(step, last);
                    break;
                default:
                    last = WriteEvents(step, last);
                    break;
            }

            step.Sequence = last;
        }

        return last;
    }

    private long WriteTogether(PendingStep step, long last)
    {
        session.Statement("SAVEPOINT together").Run();
        long after = WriteStep(step, last);
        foreach (PendingStep one in step.With)
        {
            after = step.IsStale ? after : WriteStep(one, after);
            step.IsStale |= one.IsStale;
        }

        if (step.IsStale)
        {
            session.Statement("ROLLBACK TO together").Run();
        }

        session.Statement("RELEASE together").Run();
        return step.IsStale ? last : after;
    }

    private long WriteStep(PendingStep step, long last)
    {
        step.IsStale = !WriteEntity(step);
        if (!step.IsStale)
        {
            last = WriteEvents(step, last);
            WriteAnswers(step);
            WriteDue(step);
        }

        return last;
    }

    private bool WriteEntity(PendingStep step)
    {
        SqliteStatement statement = step.Version == 1 ? tables[step.Key.Kind].Insert : tables[step.Key.Kind].Update;
        statement.Bind(1, Signed(step.Key.Number)).Bind(2, step.Version).Bind(3, step.Table!.Version).Bind(4, step.Form);
        BindUnlessEmpty(statement, 5, step.Outbox);
        for (int at = 0; at < step.Columns.Length; at++)
        {
            statement.Bind(6 + at, step.Columns[at]);
        }

        return statement.Run() == 1;
    }

    private long WriteEvents(PendingStep step, long last)
    {
        foreach (StoredEvent one in step.Events)
        {
            SqliteStatement insert = session.Statement(InsertEvent)
                .Bind(1, ++last).Bind(2, one.At.Ms).Bind(3, (long)one.Kind).Bind(4, (long)one.Entity.Kind)
                .Bind(5, Signed(one.Entity.Number)).Bind(6, one.Cause).Bind(7, one.Before).Bind(8, one.After);
            _ = one.User == 0 ? insert.BindNull(9) : insert.Bind(9, one.User);
            _ = one.Provider < 0 ? insert.BindNull(10) : insert.Bind(10, one.Provider);
            _ = one.Request.IsNone
                ? insert.BindNull(11).BindNull(12).BindNull(13)
                : insert.Bind(11, Signed(one.Request.Originator.Value)).Bind(12, Signed(one.Request.Target.Value))
                    .Bind(13, Signed(one.Request.Counter));
            BindUnlessEmpty(insert, 14, one.Detail);
            insert.Run();
        }

        return last;
    }

    private void WriteAnswers(PendingStep step)
    {
        foreach (StoredAnswer answer in step.Answers)
        {
            session.Statement(UpsertAnswer)
                .Bind(1, Signed(step.Key.Number)).Bind(2, Signed(answer.Originator.Value)).Bind(3, Signed(answer.Counter))
                .Bind(4, (long)step.Key.Kind).Bind(5, answer.Answer.Span).Run();
        }
    }

    private void WriteDue(PendingStep step)
    {
        foreach (long item in step.DueDone)
        {
            session.Statement(DeleteDue).Bind(1, Signed(step.Key.Number)).Bind(2, (long)step.Key.Kind).Bind(3, item).Run();
        }

        foreach (DueItem item in step.Due)
        {
            session.Statement(UpsertDue)
                .Bind(1, Signed(step.Key.Number)).Bind(2, (long)step.Key.Kind).Bind(3, item.Number).Bind(4, item.At.Ms)
                .Bind(5, item.Content.Span).Run();
        }
    }

    private static void BindUnlessEmpty(SqliteStatement statement, int at, ReadOnlyMemory<byte> bytes)
        => _ = bytes.IsEmpty ? statement.BindNull(at) : statement.Bind(at, bytes.Span);

    private static long Signed(ulong number) => unchecked((long)number);
}
