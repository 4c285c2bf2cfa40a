using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Twin.Grains.Storage;

/// <summary>
/// A prepared statement of SQLite, bound and stepped without the objects that ADO.NET makes for every parameter: the writer runs several
/// for each step. Parameters count from 1, columns from 0. Not safe for several threads.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    // What is bound stays so from run to run. Rows that follow one another have much in common, and each binding is a call of its own.
    private readonly Bound[] bound;
    private readonly long[] numbers;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(connection, raw.sqlite3_prepare_v2(connection, sql, out statement));

        bound = new Bound[raw.sqlite3_bind_parameter_count(statement) + 1];
        numbers = new long[bound.Length];
    }

    /// <summary>Fails unless a code of SQLite says that all is well.</summary>
    /// <exception cref="SqliteException">It does not.</exception>
    public static void Check(sqlite3 connection, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(connection, code);
        }
    }

    public SqliteStatement Bind(int at, long value)
    {
        if (bound[at] != Bound.Number || numbers[at] != value)
        {
            Check(connection, raw.sqlite3_bind_int64(statement, at, value));
            bound[at] = Bound.Number;
            numbers[at] = value;
        }

        return this;
    }

    public SqliteStatement Bind(int at, string value)
    {
        Check(connection, raw.sqlite3_bind_text(statement, at, value));
        bound[at] = Bound.Other;
        return this;
    }

    public SqliteStatement Bind(int at, ReadOnlySpan<byte> value)
    {
        // An empty span would be bound as NULL.
        Check(connection, value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, value));
        bound[at] = Bound.Other;
        return this;
    }

    public SqliteStatement BindUnlessEmpty(int at, ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? BindNull(at) : Bind(at, bytes.Span);

    public SqliteStatement BindNull(int at)
    {
        if (bound[at] != Bound.Null)
        {
            Check(connection, raw.sqlite3_bind_null(statement, at));
            bound[at] = Bound.Null;
        }

        return this;
    }

    public SqliteStatement Bind(int at, ColumnValue value) => value switch
    {
        { Number: { } number } => Bind(at, number),
        { Text: { } text } => Bind(at, text),
        _ => BindNull(at),
    };

    /// <summary>Whether there is a further row.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        // Taken before the reset, which would hide the message.
        SqliteException failure = Failure(connection, code);
        raw.sqlite3_reset(statement);
        throw failure;
    }

    /// <summary>Runs the statement to its end and makes it ready for the next time.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private static SqliteException Failure(sqlite3 connection, int code) => new(
        raw.sqlite3_errmsg(connection).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(connection));

    private enum Bound : byte
    {
        Null,
        Number,
        Other,
    }
}
