using SQLitePCL;

namespace Twin.Grains.Storage;

/// <summary>One connection to a SQLite file with the statements it has prepared. Not safe for several threads.</summary>
/// <remarks>
/// Opened without a mutex, because no two threads ever use one at a time: SQLite would take it for each value of a row, which was a
/// twentieth of the writer's time. ADO.NET has no option for that.
/// </remarks>
internal sealed class SqliteSession : IDisposable
{
    private const int BusyMs = 30_000;

    private readonly sqlite3 connection;
    private readonly Dictionary<string, SqliteStatement> statements = [];

    private SqliteSession(sqlite3 connection) => this.connection = connection;

    /// <summary>Opens a file; one that is to be written is made when it is not there.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It cannot be opened.</exception>
    public static SqliteSession Open(string file, bool writes)
    {
        Batteries_V2.Init();
        int access = writes ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY;
        int code = raw.sqlite3_open_v2(file, out sqlite3 connection, access | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteSession session = new(connection);
        try
        {
            SqliteStatement.Check(connection, code);
            SqliteStatement.Check(connection, raw.sqlite3_extended_result_codes(connection, 1));
            SqliteStatement.Check(connection, raw.sqlite3_busy_timeout(connection, BusyMs));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The statement of that text, prepared at its first use.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            statement = new SqliteStatement(connection, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs a script of any number of statements.</summary>
    public void Execute(string sql) => SqliteStatement.Check(connection, raw.sqlite3_exec(connection, sql));

    /// <summary>The first value of a query as text; null when there is none.</summary>
    public string? Ask(string sql)
    {
        using SqliteStatement statement = new(connection, sql);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : null;
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
