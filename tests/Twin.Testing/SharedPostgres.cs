namespace Twin.Testing;

/// <summary>
/// The fixture of a collection whose tests share a server: made at the first test that asks for it, so that a machine without PostgreSQL
/// can make the fixture and skip the tests.
/// </summary>
public sealed class SharedPostgres : IDisposable
{
    private readonly Lazy<PostgresServer> server = new(() => new PostgresServer());

    /// <summary>The server, started.</summary>
    public PostgresServer Server => server.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
