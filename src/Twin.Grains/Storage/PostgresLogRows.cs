using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>The rows that follow from the steps of a batch: events, answers, what is due, facts.</summary>
internal sealed class PostgresLogRows(AnswerWindow window)
{
    private const string DueSql = "INSERT INTO due (entity_number, entity_kind, item, at_ms, content) "
        + "SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bytea[]) "
        + "ON CONFLICT (entity_number, entity_kind, item) DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content";

    private const string DueDoneSql = "DELETE FROM due USING unnest($1::bigint[], $2::smallint[], $3::bigint[]) AS i(n, k, item) "
        + "WHERE due.entity_number = i.n AND due.entity_kind = i.k AND due.item = i.item";

    private const string FactSql = "INSERT INTO fact (name, value) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING";

    private readonly PostgresCopy events = new("event", [.. StoreQueries.EventColumns.Split(", "), "previous"]);
    private readonly PostgresCopy answers = new("answer", "id", "previous", "at_ms", "originator", "counter", "answer");
    private SimTime latest;

    /// <summary>Takes events and answers of steps, and makes them the last of their entities.</summary>
    /// <param name="stored">The steps that are not stale, those of other entities as well, with their places given.</param>
    public void Take(List<PendingStep> stored)
    {
        events.Clear();
        answers.Clear();
        latest = new SimTime(long.MinValue);
        foreach (PendingStep step in stored)
        {
            if (step.Events.IsEmpty && step.Answers.IsEmpty)
            {
                continue;
            }

            for (int at = 0; at < step.Events.Length; at++)
            {
                long sequence = step.FirstEvent + at;
                Take(step.Events[at], step.Details[at].Span, sequence, step.Link(step.Events[at].Entity, sequence));
            }

            for (int at = 0; at < step.Answers.Length; at++)
            {
                StoredAnswer answer = step.Answers[at];
                long id = step.FirstAnswer + at;
                answers.Row().Int64(id).Int64(step.LinkAnswer(id)).Int64(answer.At.Ms)
                    .Int64(answer.Originator.Value.ToSigned()).Int64(answer.Counter.ToSigned()).Bytes(answer.Answer.Span);
                latest = answer.At > latest ? answer.At : latest;
            }
        }
    }

    /// <summary>Appends what was taken.</summary>
    public async Task AppendAsync(NpgsqlConnection connection)
    {
        await events.SendAsync(connection).ConfigureAwait(false);
        await answers.SendAsync(connection).ConfigureAwait(false);
    }

    /// <summary>Adds the command that takes old answers away.</summary>
    public void AddForget(NpgsqlBatch commands)
    {
        if (answers.Count > 0)
        {
            commands.BatchCommands.Add(PostgresWriter.Command(
                StoreQueries.ForgetAnswers, AnswerWindow.Portion(answers.Count), window.HorizonMs(latest)));
        }
    }

    /// <summary>Adds the commands that change what is due.</summary>
    public static void AddDue(NpgsqlBatch commands, List<PendingStep> stored)
    {
        (EntityKey Key, long Item)[] done = [.. stored.SelectMany(step => step.DueDone, (step, item) => (step.Key, item))];
        if (done.Length > 0)
        {
            NpgsqlBatchCommand command = new(DueDoneSql);
            command.Add(NpgsqlDbType.Bigint, done, static row => row.Key.Number.ToSigned());
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
            command.Add(NpgsqlDbType.Bigint, due, static item => item.Key.Number.ToSigned());
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

    private void Take(Happening one, ReadOnlySpan<byte> detail, long sequence, long? previous)
    {
        events.Row().Int64(sequence).Int64(one.At.Ms).Int16((short)one.Kind).Int16((short)one.Entity.Kind)
            .Int64(one.Entity.Number.ToSigned()).Int32(one.Cause).Int64(one.Before).Int64(one.After)
            .Int32(one.User == 0 ? null : (int?)one.User).Int32(one.Provider < 0 ? null : (int?)one.Provider);
        _ = one.Request.IsNone
            ? events.Nothing().Nothing().Nothing()
            : events.Int64(one.Request.Originator.Value.ToSigned()).Int64(one.Request.Target.Value.ToSigned())
                .Int64(one.Request.Counter.ToSigned());
        _ = detail.IsEmpty ? events.Nothing() : events.Bytes(detail);
        events.Int64(previous);
    }
}
