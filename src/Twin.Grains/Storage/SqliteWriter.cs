using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>Writes a batch of steps into the file, inside a transaction that it does not begin or end.</summary>
internal sealed class SqliteWriter
{
    private readonly Dictionary<EntityKind, SqliteTable> tables;
    private readonly SqliteStatement insertEvent;
    private readonly SqliteStatement insertAnswer;
    private readonly SqliteStatement forgetAnswers;
    private readonly SqliteStatement upsertDue;
    private readonly SqliteStatement deleteDue;
    private readonly SqliteStatement addFact;
    private readonly AnswerWindow window;

    public SqliteWriter(SqliteSession session, EntityForms forms, AnswerWindow window)
    {
        this.window = window;
        tables = forms.Tables.ToDictionary(static table => table.Kind, table => new SqliteTable(session, table));
        insertEvent = session.Statement($"INSERT INTO event ({StoreQueries.EventColumns}, previous) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
        insertAnswer = session.Statement(
            "INSERT INTO answer (id, previous, at_ms, originator, counter, answer) VALUES ($1, $2, $3, $4, $5, $6)");
        forgetAnswers = session.Statement(StoreQueries.ForgetAnswers);
        upsertDue = session.Statement("INSERT INTO due (entity_number, entity_kind, item, at_ms, content) VALUES ($1, $2, $3, $4, $5) "
            + "ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content");
        deleteDue = session.Statement("DELETE FROM due WHERE entity_number = $1 AND entity_kind = $2 AND item = $3");
        addFact = session.Statement("INSERT INTO fact (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    }

    /// <summary>Writes the steps in their order.</summary>
    /// <param name="batch">The steps.</param>
    /// <param name="last">How far the log reaches; changed.</param>
    /// <param name="lastAnswer">How far the list of answers reaches; changed.</param>
    public void Write(List<PendingStep> batch, ref long last, ref long lastAnswer)
    {
        long before = lastAnswer;
        SimTime latest = new(long.MinValue);
        foreach (PendingStep step in batch)
        {
            switch (step.Kind)
            {
                case PendingKind.AddFact:
                    addFact.Bind(1, step.Fact.Key).Bind(2, step.Fact.Value).Run();
                    continue;
                case PendingKind.ClearOutbox:
                    tables[step.Key.Kind].Clear(step);
                    continue;
                case PendingKind.Step:
                    Find(step);
                    break;
            }

            step.Judge();
            step.Place(ref last, ref lastAnswer);
            if (step.Stale is null)
            {
                WriteUnit(step, ref latest);
            }
        }

        if (lastAnswer > before)
        {
            forgetAnswers.Bind(1, AnswerWindow.Portion(lastAnswer - before)).Bind(2, window.HorizonMs(latest)).Run();
        }
    }

    private void Find(PendingStep step)
    {
        tables[step.Key.Kind].Find(step);
        foreach (PendingStep one in step.With)
        {
            Find(one);
        }
    }

    private void WriteUnit(PendingStep step, ref SimTime latest)
    {
        WriteEvents(step);
        WriteAnswers(step, ref latest);
        if (step.Kind == PendingKind.Step)
        {
            tables[step.Key.Kind].Write(step);
        }

        WriteDue(step);
        foreach (PendingStep one in step.With)
        {
            WriteUnit(one, ref latest);
        }
    }

    private void WriteEvents(PendingStep step)
    {
        for (int at = 0; at < step.Events.Length; at++)
        {
            Happening one = step.Events[at];
            long sequence = step.FirstEvent + at;
            SqliteStatement insert = insertEvent
                .Bind(1, sequence).Bind(2, one.At.Ms).Bind(3, (long)one.Kind).Bind(4, (long)one.Entity.Kind)
                .Bind(5, one.Entity.Number.ToSigned()).Bind(6, one.Cause).Bind(7, one.Before).Bind(8, one.After);
            _ = one.User == 0 ? insert.BindNull(9) : insert.Bind(9, one.User);
            _ = one.Provider < 0 ? insert.BindNull(10) : insert.Bind(10, one.Provider);
            _ = one.Request.IsNone
                ? insert.BindNull(11).BindNull(12).BindNull(13)
                : insert.Bind(11, one.Request.Originator.Value.ToSigned()).Bind(12, one.Request.Target.Value.ToSigned())
                    .Bind(13, one.Request.Counter.ToSigned());
            insert.BindUnlessEmpty(14, step.Details[at]);
            _ = step.Link(one.Entity, sequence) is { } previous ? insert.Bind(15, previous) : insert.BindNull(15);
            insert.Run();
        }
    }

    private void WriteAnswers(PendingStep step, ref SimTime latest)
    {
        long id = step.FirstAnswer;
        foreach (StoredAnswer answer in step.Answers)
        {
            insertAnswer.Bind(1, id).Bind(2, step.LinkAnswer(id)).Bind(3, answer.At.Ms).Bind(4, answer.Originator.Value.ToSigned())
                .Bind(5, answer.Counter.ToSigned()).Bind(6, answer.Answer.Span).Run();
            latest = answer.At > latest ? answer.At : latest;
            id++;
        }
    }

    private void WriteDue(PendingStep step)
    {
        foreach (long item in step.DueDone)
        {
            deleteDue.Bind(1, step.Key.Number.ToSigned()).Bind(2, (long)step.Key.Kind).Bind(3, item).Run();
        }

        foreach (DueItem item in step.Due)
        {
            upsertDue
                .Bind(1, step.Key.Number.ToSigned()).Bind(2, (long)step.Key.Kind).Bind(3, item.Number).Bind(4, item.At.Ms)
                .Bind(5, item.Content.Span).Run();
        }
    }
}
