using Npgsql;
using NpgsqlTypes;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>Reads the store in PostgreSQL over connections of the pool.</summary>
internal sealed class PostgresReader
{
    private readonly NpgsqlDataSource source;
    private readonly string database;
    private readonly Dictionary<EntityKind, PostgresBatchReader<PostgresRow>> entities;
    private readonly Dictionary<EntityKind, PostgresBatchReader<byte[]>> answers;
    private readonly Dictionary<EntityKind, PostgresBatchReader<HighestCounters>> answered;
    private readonly EntityForms forms;

    public PostgresReader(NpgsqlDataSource source, string database, EntityForms forms)
    {
        this.source = source;
        this.database = database;
        this.forms = forms;
        entities = forms.Tables.ToDictionary(table => table.Kind, table => new PostgresBatchReader<PostgresRow>(
            source,
            database,
            "SELECT i.place, t.version, t.form_version, t.form, t.outbox "
            + $"FROM unnest($1::bigint[]) WITH ORDINALITY AS i(number, place) JOIN {table.Name} AS t ON t.number = i.number",
            1,
            row => new PostgresRow(
                row.GetInt64(1),
                (byte)row.GetInt16(2),
                row.GetFieldValue<byte[]>(3),
                row.IsDBNull(4) ? [] : row.GetFieldValue<byte[]>(4))));
        answers = forms.Tables.ToDictionary(table => table.Kind, table => new PostgresBatchReader<byte[]>(
            source,
            database,
            "SELECT i.place, a.answer FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) "
            + "WITH ORDINALITY AS i(number, originator, counter, place) CROSS JOIN LATERAL ("
            + $"{StoreQueries.Answer(table, "i.number", "i.originator", "i.counter")}) AS a",
            3,
            row => row.GetFieldValue<byte[]>(1)));
        answered = forms.Tables.ToDictionary(table => table.Kind, table => new PostgresBatchReader<HighestCounters>(
            source,
            database,
            "SELECT i.place, a.originators, a.counters FROM unnest($1::bigint[]) WITH ORDINALITY AS i(number, place) CROSS JOIN LATERAL ("
            + StoreQueries.Answered(table, "i.number")
            + "SELECT array_agg(originator) AS originators, array_agg(counter) AS counters FROM chain) AS a "
            + "WHERE a.originators IS NOT NULL",
            1,
            CountersOf));
    }

    public async ValueTask<StoredEntity<TRecord>?> EntityAsync<TRecord>(
        EntityTable<TRecord> table, ulong number, CancellationToken cancellation)
        where TRecord : class
    {
        PostgresRow? row = await entities[table.Kind].ReadAsync([number.ToSigned()], cancellation).ConfigureAwait(false);
        return row is null ? null : new StoredEntity<TRecord>(row.Version, table.Read(row.FormVersion, row.Form), row.Outbox);
    }

    public async ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        EntityKey key, UserId originator, ulong counter, CancellationToken cancellation)
    {
        long[] values = [key.Number.ToSigned(), originator.Value.ToSigned(), counter.ToSigned()];
        byte[]? answer = await answers[forms.Of(key.Kind).Kind].ReadAsync(values, cancellation).ConfigureAwait(false);
        return answer is null ? default(ReadOnlyMemory<byte>?) : answer.AsMemory();
    }

    public async ValueTask<IReadOnlyDictionary<UserId, ulong>> AnsweredAsync(EntityKey key, CancellationToken cancellation)
        => await answered[forms.Of(key.Kind).Kind].ReadAsync([key.Number.ToSigned()], cancellation).ConfigureAwait(false)
            ?? new HighestCounters();

    public async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(EventFilter filter, long after, int most, CancellationToken cancellation)
    {
        (string sql, List<long> values) = StoreQueries.Events(filter, after, forms);
        return await ListAsync(sql, [.. values.Select(ColumnValue.Of), ColumnValue.Of(most)], EventOf, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<DueItem>> DueAsync(SimTime until, int most, CancellationToken cancellation)
        => await ListAsync(StoreQueries.Due, [ColumnValue.Of(until.Ms), ColumnValue.Of(most)], static row => new DueItem(
            new EntityKey((EntityKind)row.GetInt16(1), row.GetInt64(2).ToUnsigned()),
            row.GetInt64(3),
            new SimTime(row.GetInt64(0)),
            row.GetFieldValue<byte[]>(4)), cancellation).ConfigureAwait(false);

    public async ValueTask<SimTime?> NextDueAsync(CancellationToken cancellation)
        => (await ListAsync<SimTime?>(
            StoreQueries.NextDue, [], row => row.IsDBNull(0) ? null : new SimTime(row.GetInt64(0)), cancellation).ConfigureAwait(false))[0];

    public async ValueTask<string?> FactAsync(string name, CancellationToken cancellation)
        => (await ListAsync(StoreQueries.Fact, [ColumnValue.Of(name)], row => row.GetString(0), cancellation).ConfigureAwait(false))
            .FirstOrDefault();

    public async ValueTask<long> LastAsync(CancellationToken cancellation)
        => (await ListAsync("SELECT last FROM position", [], row => row.GetInt64(0), cancellation).ConfigureAwait(false))[0];

    /// <summary>Rows of a table in ranges of numbers; the query's parameters are the range, further values and how many at most.</summary>
    public async ValueTask<List<TRow>> RangesAsync<TRow>(
        string sql,
        IEnumerable<(long From, long To)> ranges,
        ColumnValue[] values,
        int most,
        Func<NpgsqlDataReader, TRow> read,
        CancellationToken cancellation)
    {
        List<TRow> rows = [];
        foreach ((long from, long to) in ranges)
        {
            ColumnValue[] parameters = [ColumnValue.Of(from), ColumnValue.Of(to), .. values, ColumnValue.Of(most - rows.Count)];
            rows.AddRange(await ListAsync(sql, parameters, read, cancellation).ConfigureAwait(false));
        }

        return rows;
    }

    private async ValueTask<List<TRow>> ListAsync<TRow>(
        string sql, ColumnValue[] parameters, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellation)
    {
        try
        {
            return await PostgresErrors.ReadAsync(() => QueryAsync(sql, parameters, read, cancellation)).ConfigureAwait(false);
        }
        catch (Exception error) when (PostgresErrors.IsOfDatabase(error))
        {
            throw PostgresErrors.Explain(database, error);
        }
    }

    private async Task<List<TRow>> QueryAsync<TRow>(
        string sql, ColumnValue[] parameters, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = source.CreateCommand(sql);
        foreach (ColumnValue value in parameters)
        {
            command.Parameters.Add(value.Text is { } text
                ? new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter<long> { TypedValue = value.Number!.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        }

        List<TRow> rows = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static HighestCounters CountersOf(NpgsqlDataReader row)
    {
        HighestCounters counters = [];
        foreach ((long originator, long counter) in row.GetFieldValue<long[]>(1).Zip(row.GetFieldValue<long[]>(2)))
        {
            counters.Add(originator, counter);
        }

        return counters;
    }

    private static StoredEvent EventOf(NpgsqlDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        At = new SimTime(row.GetInt64(1)),
        Kind = (TwinEventKind)row.GetInt16(2),
        Entity = new EntityKey((EntityKind)row.GetInt16(3), row.GetInt64(4).ToUnsigned()),
        Cause = row.GetInt32(5),
        Before = row.GetInt64(6),
        After = row.GetInt64(7),
        User = row.IsDBNull(8) ? (ushort)0 : (ushort)row.GetInt32(8),
        Provider = row.IsDBNull(9) ? -1 : row.GetInt32(9),
        Request = row.IsDBNull(10)
            ? default
            : new RequestId(
                new UserId(row.GetInt64(10).ToUnsigned()), new DeviceId(row.GetInt64(11).ToUnsigned()), row.GetInt64(12).ToUnsigned()),
        Detail = row.IsDBNull(13) ? default : row.GetFieldValue<byte[]>(13),
    };
}
