using System.Data.Common;
using Npgsql;

namespace Twin.Grains.Storage;

/// <summary>What an error of PostgreSQL means to who runs the twin, and what to do.</summary>
internal static class PostgresErrors
{
    private const string Unknown = "; whether the steps were stored is not known: read the entities again";

    /// <summary>Whether the database or the way to it failed; otherwise the caller did.</summary>
    public static bool IsOfDatabase(Exception error)
        => error is DbException or IOException or TimeoutException or System.Net.Sockets.SocketException
            || (error is ObjectDisposedException or InvalidOperationException && error.Source == "Npgsql");

    /// <summary>Whether the server said that it refused a value, so that the steps of a batch must be tried apart.</summary>
    public static bool IsOfData(Exception error)
        => error is PostgresException { SqlState: { } state } && (state.StartsWith("22", StringComparison.Ordinal)
            || state.StartsWith("23", StringComparison.Ordinal));

    /// <summary>Whether the connection was lost: one that lay idle while the server started anew is, and the next attempt works.</summary>
    public static bool IsLostConnection(Exception error)
        => error is PostgresException { SqlState: "57P01" or "57P02" } or IOException
            || (error is NpgsqlException and not PostgresException
                && error.InnerException is IOException or System.Net.Sockets.SocketException);

    /// <summary>Runs a read, and once more when the connection that it got was lost.</summary>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception error) when (IsLostConnection(error))
        {
            return await read().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether a transaction that failed so while it was being committed may have been committed. What the server refuses with an error of
    /// its own it has rolled back, unless it was shutting down.
    /// </summary>
    public static bool IsAmbiguous(Exception error)
        => error is not PostgresException { SqlState: { } state } || state.StartsWith("57P", StringComparison.Ordinal);

    public static StoreUnavailableException Explain(string database, Exception error, bool outcomeUnknown = false)
        => new(Message(database, error) + (outcomeUnknown ? Unknown : string.Empty), error)
        {
            OutcomeUnknown = outcomeUnknown,
        };

    private static string Message(string database, Exception error) => error switch
    {
        PostgresException { SqlState: "53100" }
            => $"the disk of {database} is full: free space there; the next steps work as soon as there is room",
        PostgresException { SqlState: "53300" }
            => $"{database} has no connection left: raise its max_connections or end other clients",
        PostgresException { SqlState: "28P01" or "28000" }
            => $"{database} refuses the user or the password: correct the connection string",
        PostgresException { SqlState: "3D000" }
            => $"{database} does not exist: create it (createdb), Twin makes its tables itself",
        PostgresException { SqlState: "42501" }
            => $"the user may not change {database}: grant it CREATE on the schema and rights on its tables",
        PostgresException { SqlState: "XX001" or "XX002" } known
            => $"{database} is damaged ({known.MessageText}): restore it from a backup",
        PostgresException known when !known.SqlState.StartsWith("57P", StringComparison.Ordinal)
            => $"{database} refuses what it was given ({known.SqlState}: {known.MessageText})",
        _ => $"{database} cannot be reached ({error.Message}): start it or correct the connection string; "
            + "Twin connects again by itself",
    };
}
