using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Twin.Grains.Sql;

/// <summary>
/// Applies the scripts that the stock ADO.NET providers of Orleans need (tables, and the queries they look up in <c>OrleansQuery</c>).
/// Applying again changes nothing; of several processes that start at once one applies and the others wait.
/// </summary>
public static class DatabaseScripts
{
    /// <summary>The invariant name under which Orleans looks for SQLite; Microsoft.Data.Sqlite is registered for it.</summary>
    public const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>The invariant name under which Orleans looks for PostgreSQL.</summary>
    public const string PostgresInvariant = "Npgsql";

    // Any number serves as long as all of Twin uses the same.
    internal const string LockSql = "SELECT pg_advisory_xact_lock(8391160230455116)";

    /// <summary>Makes the providers of both databases known to ADO.NET under the names that Orleans uses. May be called again.</summary>
    public static void RegisterFactories()
    {
        DbProviderFactories.RegisterFactory(SqliteInvariant, SqliteFactory.Instance);
        DbProviderFactories.RegisterFactory(PostgresInvariant, NpgsqlFactory.Instance);
    }

    /// <summary>Applies the script for grain persistence to a SQLite file.</summary>
    /// <exception cref="DbException">The file cannot be opened or written.</exception>
    public static async Task ApplyOrleansSqliteAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using SqliteConnection connection = new(connectionString);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;\nBEGIN IMMEDIATE;\n" + SqlText.Read("orleans-sqlite.sql") + "\nCOMMIT;";
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Applies the script for grain persistence, clustering and reminders to a PostgreSQL database.</summary>
    /// <exception cref="DbException">The database cannot be reached or changed.</exception>
    public static async Task ApplyOrleansPostgresAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = new($"{LockSql};\n{SqlText.Read("orleans-postgresql.sql")}", connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }
}
