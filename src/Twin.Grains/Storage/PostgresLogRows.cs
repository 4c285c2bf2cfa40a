using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The rows that follow from the steps of a batch: events, answers, what is due, facts.</summary>
internal static class PostgresLogRows
{
    private static readonly string EventSql = $"INSERT INTO event ({StoreQueries.EventColumns}, previous) SELECT * FROM unnest("
        + "$1::bigint[], $2::bigint[], $3::smallint[], $4::smallint[], $5::bigint[], $6::integer[], $7::bigint[], $8::bigint[], "
        + "$9::integer[], $10::integer[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bytea[], $15::bigint[])";

    private const string AnswerSql = "INSERT INTO answer (id, previous, at_ms, originator, counter, answer) "
        + "SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[])";

    private const string DueSql = "INSERT INTO due (entity_number, entity_kind, item, at_ms, content) "
        + "SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bytea[]) "
        + "ON CONFLICT (entity_number, entity_kind, item) DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content";

    private const string DueDoneSql = "DELETE FROM due USING unnest($1::bigint[], $2::smallint[], $3::bigint[]) AS i(n, k, item) "
        + "WHERE due.entity_number = i.n AND due.entity_kind = i.k AND due.item = i.item";

    private const string FactSql = "INSERT INTO fact (name, value) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING";

    /// <summary>Adds the commands that append events and answers, and makes them the last of their entities.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="stored">The steps that are not stale, those of other entities as well, with their places given.</param>
    /// <param name="window">How long answers are kept.</param>
    public static void Append(NpgsqlBatch commands, List<PendingStep> stored, AnswerWindow window)
    {
        List<(StoredEvent Event, long Sequence, long? Previous)> events = [];
        List<(StoredAnswer Answer, long Id, long Previous)> answers = [];
        foreach (PendingStep step in stored)
        {
            for (int at = 0; at < step.Events.Length; at++)
            {
                long sequence = step.FirstEvent + at;
                events.Add((step.Events[at], sequence, step.Link(step.Events[at].Entity, sequence)));
            }

            for (int at = 0; at < step.Answers.Length; at++)
            {
                long id = step.FirstAnswer + at;
                answers.Add((step.Answers[at], id, step.LinkAnswer(id)));
            }
        }

        if (events.Count > 0)
        {
            commands.BatchCommands.Add(EventsOf(events));
        }

        if (answers.Count > 0)
        {
            commands.BatchCommands.Add(AnswersOf(answers));
            commands.BatchCommands.Add(PostgresWriter.Command(
                StoreQueries.ForgetAnswers,
                AnswerWindow.Portion(answers.Count),
                window.HorizonMs(answers.Max(static row => row.Answer.At))));
        }
    }

    /// <summary>Adds the commands that change what is due.</summary>
    public static void AddDue(NpgsqlBatch commands, List<PendingStep> stored)
    {
        (EntityKey Key, long Item)[] done = [.. stored.SelectMany(step => step.DueDone, (step, item) => (step.Key, item))];
        if (done.Length > 0)
        {
            NpgsqlBatchCommand command = new(DueDoneSql);
            command.Add(NpgsqlDbType.Bigint, done, static row => Signed(row.Key.Number));
            command.Add(NpgsqlDbType.Smallint, done, static row => (short)row.Key.Kind);
            command.Add(NpgsqlDbType.Bigint, done, static row => row.Item);
            commands.BatchCommands.Add(command);
        }

        // One statement cannot change a row twice: of several items of one number the last counts.
        DueItem[] due =
            [.. stored.SelectMany(step => step.Due).GroupBy(item => (item.Key, item.Number)).Select(same => same.Last())];
        if (due.Length > 0)
        {
            NpgsqlBatchCommand command = new(DueSql);
            command.Add(NpgsqlDbType.Bigint, due, static item => Signed(item.Key.Number));
            command.Add(NpgsqlDbType.Smallint, due, static item => (short)item.Key.Kind);
            command.Add(NpgsqlDbType.Bigint, due, static item => item.Number);
            command.Add(NpgsqlDbType.Bigint, due, static item => item.At.Ms);
            command.Add(NpgsqlDbType.Bytea, due, static item => item.Content.ToArray());
            commands.BatchCommands.Add(command);
        }
    }

    /// <summary>Adds the command that stores facts.</summary>
    public static void AddFacts(NpgsqlBatch commands, List<PendingStep> facts)
    {
        if (facts.Count > 0)
        {
            NpgsqlBatchCommand command = new(FactSql);
            command.Add(NpgsqlDbType.Text, facts, static step => step.Fact.Key);
            command.Add(NpgsqlDbType.Text, facts, static step => step.Fact.Value);
            commands.BatchCommands.Add(command);
        }
    }

    private static NpgsqlBatchCommand EventsOf(List<(StoredEvent Event, long Sequence, long? Previous)> rows)
    {
        NpgsqlBatchCommand command = new(EventSql);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Sequence);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Event.At.Ms);
        command.Add(NpgsqlDbType.Smallint, rows, static row => (short)row.Event.Kind);
        command.Add(NpgsqlDbType.Smallint, rows, static row => (short)row.Event.Entity.Kind);
        command.Add(NpgsqlDbType.Bigint, rows, static row => Signed(row.Event.Entity.Number));
        command.Add(NpgsqlDbType.Integer, rows, static row => row.Event.Cause);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Event.Before);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Event.After);
        command.Add(NpgsqlDbType.Integer, rows, static row => row.Event.User == 0 ? null : (int?)row.Event.User);
        command.Add(NpgsqlDbType.Integer, rows, static row => row.Event.Provider < 0 ? null : (int?)row.Event.Provider);
        command.Add(NpgsqlDbType.Bigint, rows, static row => Part(row.Event, row.Event.Request.Originator.Value));
        command.Add(NpgsqlDbType.Bigint, rows, static row => Part(row.Event, row.Event.Request.Target.Value));
        command.Add(NpgsqlDbType.Bigint, rows, static row => Part(row.Event, row.Event.Request.Counter));
        command.Add(NpgsqlDbType.Bytea, rows, static row => row.Event.Detail.IsEmpty ? null : row.Event.Detail.ToArray());
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Previous);
        return command;
    }

    private static NpgsqlBatchCommand AnswersOf(List<(StoredAnswer Answer, long Id, long Previous)> rows)
    {
        NpgsqlBatchCommand command = new(AnswerSql);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Id);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Previous);
        command.Add(NpgsqlDbType.Bigint, rows, static row => row.Answer.At.Ms);
        command.Add(NpgsqlDbType.Bigint, rows, static row => Signed(row.Answer.Originator.Value));
        command.Add(NpgsqlDbType.Bigint, rows, static row => Signed(row.Answer.Counter));
        command.Add(NpgsqlDbType.Bytea, rows, static row => row.Answer.Answer.ToArray());
        return command;
    }

    private static long? Part(StoredEvent one, ulong number) => one.Request.IsNone ? null : Signed(number);

    private static long Signed(ulong number) => unchecked((long)number);
}
