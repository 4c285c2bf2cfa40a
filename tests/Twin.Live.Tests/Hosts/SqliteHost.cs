using Twin.Silo;

namespace Twin.Live.Tests.Hosts;

/// <summary>One silo on a SQLite file.</summary>
public sealed class SqliteHost : OneSiloHost
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twin-live-");

    /// <inheritdoc/>
    protected override TwinSiloOptions Storage
        => Options with { Storage = TwinStorageKind.Sqlite, File = Path.Combine(folder.FullName, "twin.db") };

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
