using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// Reads a SQLite file beside the writer (WAL): every thread that reads takes a connection of its own. Reads end synchronously; they take
/// microseconds as long as the pages are in memory.
/// </summary>
internal sealed class SqliteReader(string file, EntityForms forms) : IDisposable
{
    private readonly Dictionary<EntityTable, string> answers =
        forms.Tables.ToDictionary(static table => table, static table => StoreQueries.Answer(table, "?1", "?2", "?3"));

    private readonly Dictionary<EntityTable, string> answered = forms.Tables.ToDictionary(
        static table => table, static table => StoreQueries.Answered(table, "?1") + "SELECT originator, counter FROM chain");

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private volatile bool closed;

    public StoredEntity<TRecord>? Entity<TRecord>(EntityTable<TRecord> table, ulong number)
        where TRecord : class
        => Read(StoreQueries.Entity(table), (table, number), static (statement, of) =>
        {
            statement.Bind(1, of.number.ToSigned());
            return statement.Step()
                ? new StoredEntity<TRecord>(
                    statement.Number(0), of.table.Read((byte)statement.Number(1), statement.Bytes(2)), statement.Bytes(3).ToArray())
                : null;
        });

    public ReadOnlyMemory<byte>? Answer(EntityKey key, UserId originator, ulong counter)
        => Read(answers[forms.Of(key.Kind)], (key, originator, counter), static (statement, of) =>
        {
            statement.Bind(1, of.key.Number.ToSigned()).Bind(2, of.originator.Value.ToSigned())
                .Bind(3, of.counter.ToSigned());
            return statement.Step() ? (ReadOnlyMemory<byte>?)statement.Bytes(0).ToArray() : null;
        });

    public HighestCounters Answered(EntityKey key)
        => Read(answered[forms.Of(key.Kind)], key, static (statement, of) =>
        {
            statement.Bind(1, of.Number.ToSigned());
            HighestCounters counters = [];
            while (statement.Step())
            {
                counters.Add(statement.Number(0), statement.Number(1));
            }

            return counters;
        });

    public IReadOnlyList<StoredEvent> Events(EventFilter filter, long after, int most)
    {
        (string sql, List<long> values) = StoreQueries.Events(filter, after, forms);
        return Read(sql, (values, most), static (statement, of) =>
        {
            for (int at = 0; at < of.values.Count; at++)
            {
                statement.Bind(at + 1, of.values[at]);
            }

            statement.Bind(of.values.Count + 1, of.most);
            List<StoredEvent> events = [];
            while (statement.Step())
            {
                events.Add(EventOf(statement));
            }

            return events;
        });
    }

    public IReadOnlyList<DueItem> Due(SimTime until, int most) => Read(StoreQueries.Due, (until, most), static (statement, of) =>
    {
        statement.Bind(1, of.until.Ms).Bind(2, of.most);
        List<DueItem> items = [];
        while (statement.Step())
        {
            EntityKey key = new((EntityKind)statement.Number(1), statement.Number(2).ToUnsigned());
            items.Add(new DueItem(key, statement.Number(3), new SimTime(statement.Number(0)), statement.Bytes(4).ToArray()));
        }

        return items;
    });

    public SimTime? NextDue() => Read(StoreQueries.NextDue, 0, static (statement, _)
        => statement.Step() && !statement.IsNull(0) ? new SimTime(statement.Number(0)) : (SimTime?)null);

    public string? Fact(string name) => Read(StoreQueries.Fact, name, static (statement, of)
        => statement.Bind(1, of).Step() ? statement.Text(0) : null);

    /// <summary>Numbers of a table in ranges; the query's parameters are the range, further values and how many at most.</summary>
    public void Numbers(
        string sql, IEnumerable<(long From, long To)> ranges, IReadOnlyList<ColumnValue> values, int most, Action<ulong> found)
    {
        foreach ((long from, long to) in ranges)
        {
            most -= Read(sql, (from, to, values, most, found), static (statement, of) =>
            {
                statement.Bind(1, of.from).Bind(2, of.to);
                for (int at = 0; at < of.values.Count; at++)
                {
                    statement.Bind(3 + at, of.values[at]);
                }

                statement.Bind(3 + of.values.Count, of.most);
                int count = 0;
                for (; statement.Step(); count++)
                {
                    of.found(statement.Number(0).ToUnsigned());
                }

                return count;
            });
        }
    }

    public IReadOnlyList<KeyValuePair<ulong, TRecord>> Scan<TRecord>(EntityTable<TRecord> table, ulong? after, int most)
        where TRecord : class
    {
        List<KeyValuePair<ulong, TRecord>> records = [];
        foreach ((long from, long to) in StoreQueries.Ranges(after))
        {
            Read(StoreQueries.Scan(table), (table, from, to, most, records), static (statement, of) =>
            {
                statement.Bind(1, of.from).Bind(2, of.to).Bind(3, of.most - of.records.Count);
                while (statement.Step())
                {
                    of.records.Add(new(
                        statement.Number(0).ToUnsigned(), of.table.Read((byte)statement.Number(1), statement.Bytes(2))));
                }

                return true;
            });
        }

        return records;
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out SqliteSession? session))
        {
            session.Dispose();
        }
    }

    private static StoredEvent EventOf(SqliteStatement row) => new()
    {
        Sequence = row.Number(0),
        At = new SimTime(row.Number(1)),
        Kind = (TwinEventKind)row.Number(2),
        Entity = new EntityKey((EntityKind)row.Number(3), row.Number(4).ToUnsigned()),
        Cause = (int)row.Number(5),
        Before = row.Number(6),
        After = row.Number(7),
        User = (ushort)row.Number(8),
        Provider = row.IsNull(9) ? -1 : (int)row.Number(9),
        Request = row.IsNull(10)
            ? default
            : new RequestId(
                new UserId(row.Number(10).ToUnsigned()),
                new DeviceId(row.Number(11).ToUnsigned()),
                row.Number(12).ToUnsigned()),
        Detail = row.Bytes(13).ToArray(),
    };

    private TResult Read<TOf, TResult>(string sql, TOf of, Func<SqliteStatement, TOf, TResult> read)
    {
        if (closed)
        {
            throw new StoreUnavailableException($"{file} is closed");
        }

        SqliteSession? session = null;
        try
        {
            if (!idle.TryTake(out session))
            {
                session = SqliteSession.Open(file, writes: false);
            }

            SqliteStatement statement = session.Statement(sql);
            TResult result;
            try
            {
                result = read(statement, of);
            }
            finally
            {
                // A statement left open would hold the write-ahead log for ever.
                statement.Reset();
            }

            idle.Add(session);
            return result;
        }
        catch (SqliteException error)
        {
            session?.Dispose();
            throw SqliteErrors.Explain(file, error);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }
}
