namespace Twin.Grains.Storage;

/// <summary>How a PostgreSQL database is used.</summary>
/// <param name="ConnectionString">The connection string of Npgsql; the database must exist.</param>
public sealed record PostgresStoreOptions(string ConnectionString)
{
    /// <summary>
    /// How long a step waits for the database to come back when it went away while it made the step durable (default: 30 seconds). After
    /// that the step fails with <see cref="StoreUnavailableException.OutcomeUnknown"/>.
    /// </summary>
    public TimeSpan ResolveFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause between two attempts to connect again (default: a quarter of a second).</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock of waiting (default: the system's).</summary>
    public TimeProvider? Clock { get; init; }
}
