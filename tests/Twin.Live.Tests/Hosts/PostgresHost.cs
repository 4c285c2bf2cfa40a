using Twin.Silo;
using Twin.Testing;

namespace Twin.Live.Tests.Hosts;

/// <summary>One silo on a PostgreSQL server of its own.</summary>
public sealed class PostgresHost : OneSiloHost, IDisposable
{
    private PostgresServer? server;
    private string database = string.Empty;

    /// <inheritdoc/>
    protected override TwinSiloOptions Storage => Options with { Storage = TwinStorageKind.Postgres, Database = database };

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        if (PostgresServer.IsInstalled)
        {
            server = new PostgresServer();
            database = server.CreateDatabase();
            await base.InitializeAsync();
        }
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        server?.Dispose();
        server = null;
    }
}
