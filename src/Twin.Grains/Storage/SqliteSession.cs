using Microsoft.Data.Sqlite;

namespace Twin.Grains.Storage;

/// <summary>One connection to a SQLite file with the statements it has prepared. Not safe for several threads.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteStatement> statements = [];

    private SqliteSession(SqliteConnection connection) => this.connection = connection;

    public static SqliteSession Open(string file, bool writes)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = writes ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        SqliteSession session = new(connection);
        try
        {
            connection.Open();
            session.Execute("PRAGMA busy_timeout = 30000");
            return session;
        }
        catch (SqliteException)
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
            statement = new SqliteStatement(connection.Handle!, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs a script of any number of statements.</summary>
    public void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of a query as text; null when there is none.</summary>
    public string? Ask(string sql)
    {
        using SqliteStatement statement = new(connection.Handle!, sql);
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
