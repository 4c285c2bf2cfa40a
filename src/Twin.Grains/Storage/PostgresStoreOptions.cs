namespace Twin.Grains.Storage;

/// <summary>How a PostgreSQL database is used.</summary>
/// <param name="ConnectionString">The connection string of Npgsql; the database must exist.</param>
public sealed record PostgresStoreOptions(string ConnectionString)
{
    /// <summary>
    /// How long, in the twin's time, an answer is kept so that the same request is answered the same (default: 30 days, an assumption). An
    /// older one goes some time later, when further ones come; the same request then counts as new.
    /// </summary>
    public TimeSpan AnswersKept { get; init; } = AnswerWindow.Default;

    /// <summary>
    /// How often the store tries to connect again when the database went away while it made a step durable (default: 120 times, so half a
    /// minute or more). After that the step fails with <see cref="StoreUnavailableException.OutcomeUnknown"/>.
    /// </summary>
    public int ResolveAttempts { get; init; } = 120;

    /// <summary>The pause between two attempts to connect again (default: a quarter of a second).</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromMilliseconds(250);
}
