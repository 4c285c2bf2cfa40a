using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The rows that follow from the steps of a batch: events, answers, what is due, cleared outboxes, facts.</summary>
internal sealed class PostgresLogRows(EntityForms forms)
{
    private static readonly string EventSql = $"INSERT INTO event ({StoreQueries.EventColumns}) SELECT * FROM unnest($1::bigint[], "
        + "$2::bigint[], $3::smallint[], $4::smallint[], $5::bigint[], $6::integer[], $7::bigint[], $8::bigint[], $9::integer[], "
        + "$10::integer[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bytea[])";

    private const string AnswerSql = "INSERT INTO answer (entity_number, originator, counter, entity_kind, answer) "
        + "SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::bytea[]) "
        + "ON CONFLICT (entity_number, originator, counter, entity_kind) DO UPDATE SET answer = excluded.answer";

    private const string DueSql = "INSERT INTO due (entity_number, entity_kind, item, at_ms, content) "
        + "SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bytea[]) "
        + "ON CONFLICT (entity_number, entity_kind, item) DO UPDATE SET at_ms = excluded.at_ms, content = excluded.content";

    private const string DueDoneSql = "DELETE FROM due USING unnest($1::bigint[], $2::smallint[], $3::bigint[]) AS i(n, k, item) "
        + "WHERE due.entity_number = i.n AND due.entity_kind = i.k AND due.item = i.item";

    private const string FactSql = "INSERT INTO fact (name, value) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING";

    /// <summary>Adds the commands that write what follows from the steps that are not stale.</summary>
    /// <returns>How far the log reaches after them.</returns>
    public long AddTo(NpgsqlBatch commands, List<PendingStep> batch, long last)
    {
        List<StoredEvent> events = [];
        long first = last + 1;
        foreach (PendingStep step in batch)
        {
            if (!step.IsStale)
            {
                events.AddRange(step.Events);
                last += step.Events.Length;
            }

            step.Sequence = last;
        }

        PendingStep[] stored = [.. batch.Where(step => !step.IsStale)];
        AddEvents(commands, events, first);
        AddAnswers(commands, stored);
        AddDue(commands, stored);
        AddClears(commands, stored);
        AddFacts(commands, stored);
        return last;
    }

    private static void AddEvents(NpgsqlBatch commands, List<StoredEvent> events, long first)
    {
        if (events.Count == 0)
        {
            return;
        }

        NpgsqlBatchCommand command = new(EventSql);
        int count = 0;
        void Add<T>(NpgsqlDbType type, Func<StoredEvent, T> value)
            => command.Parameters.Add(PostgresArrays.Of(Array(events, value), type));
        Add(NpgsqlDbType.Bigint, _ => first + count++);
        Add(NpgsqlDbType.Bigint, one => one.At.Ms);
        Add(NpgsqlDbType.Smallint, one => (short)one.Kind);
        Add(NpgsqlDbType.Smallint, one => (short)one.Entity.Kind);
        Add(NpgsqlDbType.Bigint, one => Signed(one.Entity.Number));
        Add(NpgsqlDbType.Integer, one => one.Cause);
        Add(NpgsqlDbType.Bigint, one => one.Before);
        Add(NpgsqlDbType.Bigint, one => one.After);
        Add(NpgsqlDbType.Integer, one => one.User == 0 ? null : (int?)one.User);
        Add(NpgsqlDbType.Integer, one => one.Provider < 0 ? null : (int?)one.Provider);
        Add(NpgsqlDbType.Bigint, one => one.Request.IsNone ? null : (long?)Signed(one.Request.Originator.Value));
        Add(NpgsqlDbType.Bigint, one => one.Request.IsNone ? null : (long?)Signed(one.Request.Target.Value));
        Add(NpgsqlDbType.Bigint, one => one.Request.IsNone ? null : (long?)Signed(one.Request.Counter));
        Add(NpgsqlDbType.Bytea, one => one.Detail.IsEmpty ? null : one.Detail.ToArray());
        commands.BatchCommands.Add(command);
    }

    private static void AddAnswers(NpgsqlBatch commands, PendingStep[] stored)
    {
        // One statement cannot change a row twice: of several answers to one request the last counts.
        Dictionary<(EntityKey, ulong, ulong), (EntityKey Key, StoredAnswer Answer)> last = [];
        foreach (PendingStep step in stored)
        {
            foreach (StoredAnswer answer in step.Answers)
            {
                last[(step.Key, answer.Originator.Value, answer.Counter)] = (step.Key, answer);
            }
        }

        if (last.Count == 0)
        {
            return;
        }

        (EntityKey Key, StoredAnswer Answer)[] rows = [.. last.Values];
        NpgsqlBatchCommand command = new(AnswerSql);
        command.Parameters.Add(PostgresArrays.Of(Array(rows, row => Signed(row.Key.Number)), NpgsqlDbType.Bigint));
        command.Parameters.Add(PostgresArrays.Of(Array(rows, row => Signed(row.Answer.Originator.Value)), NpgsqlDbType.Bigint));
        command.Parameters.Add(PostgresArrays.Of(Array(rows, row => Signed(row.Answer.Counter)), NpgsqlDbType.Bigint));
        command.Parameters.Add(PostgresArrays.Of(Array(rows, row => (short)row.Key.Kind), NpgsqlDbType.Smallint));
        command.Parameters.Add(PostgresArrays.Of(Array(rows, row => row.Answer.Answer.ToArray()), NpgsqlDbType.Bytea));
        commands.BatchCommands.Add(command);
    }

    private static void AddDue(NpgsqlBatch commands, PendingStep[] stored)
    {
        (EntityKey Key, long Item)[] done = [.. stored.SelectMany(step => step.DueDone, (step, item) => (step.Key, item))];
        if (done.Length > 0)
        {
            NpgsqlBatchCommand command = new(DueDoneSql);
            command.Parameters.Add(PostgresArrays.Of(Array(done, row => Signed(row.Key.Number)), NpgsqlDbType.Bigint));
            command.Parameters.Add(PostgresArrays.Of(Array(done, row => (short)row.Key.Kind), NpgsqlDbType.Smallint));
            command.Parameters.Add(PostgresArrays.Of(Array(done, row => row.Item), NpgsqlDbType.Bigint));
            commands.BatchCommands.Add(command);
        }

        DueItem[] due =
            [.. stored.SelectMany(step => step.Due).GroupBy(item => (item.Key, item.Number)).Select(same => same.Last())];
        if (due.Length > 0)
        {
            NpgsqlBatchCommand command = new(DueSql);
            command.Parameters.Add(PostgresArrays.Of(Array(due, item => Signed(item.Key.Number)), NpgsqlDbType.Bigint));
            command.Parameters.Add(PostgresArrays.Of(Array(due, item => (short)item.Key.Kind), NpgsqlDbType.Smallint));
            command.Parameters.Add(PostgresArrays.Of(Array(due, item => item.Number), NpgsqlDbType.Bigint));
            command.Parameters.Add(PostgresArrays.Of(Array(due, item => item.At.Ms), NpgsqlDbType.Bigint));
            command.Parameters.Add(PostgresArrays.Of(Array(due, item => item.Content.ToArray()), NpgsqlDbType.Bytea));
            commands.BatchCommands.Add(command);
        }
    }

    // After the entities: an outbox that a later step of the batch replaced has another version by now.
    private void AddClears(NpgsqlBatch commands, PendingStep[] stored)
    {
        foreach (EntityTable table in forms.Tables)
        {
            PendingStep[] clears = [.. stored.Where(step => step.Kind == PendingKind.ClearOutbox && step.Key.Kind == table.Kind)];
            if (clears.Length > 0)
            {
                NpgsqlBatchCommand command = new($"UPDATE {table.Name} AS t SET outbox = NULL FROM unnest($1::bigint[], $2::bigint[]) "
                    + "AS i(number, version) WHERE t.number = i.number AND t.version = i.version AND t.outbox IS NOT NULL");
                command.Parameters.Add(PostgresArrays.Of(Array(clears, step => Signed(step.Key.Number)), NpgsqlDbType.Bigint));
                command.Parameters.Add(PostgresArrays.Of(Array(clears, step => step.Version), NpgsqlDbType.Bigint));
                commands.BatchCommands.Add(command);
            }
        }
    }

    private static void AddFacts(NpgsqlBatch commands, PendingStep[] stored)
    {
        PendingStep[] facts = [.. stored.Where(step => step.Kind == PendingKind.AddFact)];
        if (facts.Length > 0)
        {
            NpgsqlBatchCommand command = new(FactSql);
            command.Parameters.Add(PostgresArrays.Of(Array(facts, step => step.Fact.Key), NpgsqlDbType.Text));
            command.Parameters.Add(PostgresArrays.Of(Array(facts, step => step.Fact.Value), NpgsqlDbType.Text));
            commands.BatchCommands.Add(command);
        }
    }

    private static T[] Array<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        T[] values = new T[rows.Count];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = value(rows[at]);
        }

        return values;
    }

    private static long Signed(ulong number) => unchecked((long)number);
}
