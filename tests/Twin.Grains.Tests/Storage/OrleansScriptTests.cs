using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;
using Twin.Grains.Sql;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Shows with the stock providers of Orleans that our scripts are what they look for.</summary>
[Collection(PostgresCollection.Name)]
public sealed class OrleansScriptTests(SharedPostgres shared)
{
    private static int ports = 12_000 + (Environment.ProcessId % 2_000 * 16);

    [Fact]
    public async Task The_stock_storage_writes_reads_and_clears_on_SQLite()
    {
        string folder = Directory.CreateTempSubdirectory("twin-orleans-").FullName;
        string database = $"Data Source={Path.Combine(folder, "small.db")};Pooling=False";
        await Task.WhenAll(
            DatabaseScripts.ApplyOrleansSqliteAsync(database), DatabaseScripts.ApplyOrleansSqliteAsync(database));
        await WriteReadAndClearAsync(DatabaseScripts.SqliteInvariant, database);
        Directory.Delete(folder, recursive: true);
    }

    [PostgresFact]
    public async Task The_stock_storage_writes_reads_and_clears_on_PostgreSQL()
    {
        string database = shared.Server.CreateDatabase();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DatabaseScripts.ApplyOrleansPostgresAsync(database)));
        await WriteReadAndClearAsync(DatabaseScripts.PostgresInvariant, database);
    }

    [PostgresFact]
    public async Task Two_silos_meet_in_PostgreSQL_and_a_reminder_reads_back()
    {
        string database = shared.Server.CreateDatabase();
        await DatabaseScripts.ApplyOrleansPostgresAsync(database);
        using IHost first = Clustered(database);
        using IHost second = Clustered(database);
        await first.StartAsync();
        await second.StartAsync();
        IManagementGrain management = first.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        Assert.Equal(2, (await management.GetHosts(onlyActive: true)).Count);

        IReminderTable reminders = first.Services.GetRequiredService<IReminderTable>();
        GrainId grain = GrainId.Create("conductor", "one");
        ReminderEntry entry = new()
        {
            GrainId = grain,
            ReminderName = "wake",
            Period = TimeSpan.FromDays(40),
            StartAt = new DateTime(2026, 3, 1, 2, 3, 4, DateTimeKind.Utc),
        };
        string tag = (await reminders.UpsertRow(entry))!;
        string newer = (await reminders.UpsertRow(entry))!;
        Assert.NotEqual(tag, newer);
        ReminderEntry read = (await reminders.ReadRow(grain, "wake"))!;
        Assert.Equal((entry.Period, entry.StartAt, newer), (read.Period, read.StartAt.ToUniversalTime(), read.ETag));
        Assert.Single((await reminders.ReadRows(grain)).Reminders);
        uint hash = grain.GetUniformHashCode();
        Assert.Single((await reminders.ReadRows(hash - 1, hash)).Reminders);
        Assert.Empty((await reminders.ReadRows(hash, hash + 1)).Reminders);
        Assert.Single((await reminders.ReadRows(hash + 1, hash)).Reminders);
        Assert.Single((await reminders.ReadRows(0, 0)).Reminders);
        Assert.False(await reminders.RemoveRow(grain, "wake", tag));
        Assert.True(await reminders.RemoveRow(grain, "wake", newer));
        Assert.Empty((await reminders.ReadRows(grain)).Reminders);

        await second.StopAsync();
        Assert.Single(await management.GetHosts(onlyActive: true));
        IMembershipTable table = first.Services.GetRequiredService<IMembershipTable>();
        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default);
        Assert.Single((await table.ReadAllAsync(default)).Members);
        await first.StopAsync();
    }

    private static async Task WriteReadAndClearAsync(string invariant, string database)
    {
        DatabaseScripts.RegisterFactories();
        using IHost host = Host.CreateDefaultBuilder().UseOrleans(silo => silo
            .UseLocalhostClustering(Port(), Port(), null, "one", "one")
            .AddAdoNetGrainStorage("small", options => Use(options, invariant, database, deletes: false))
            .AddAdoNetGrainStorage("deleting", options => Use(options, invariant, database, deletes: true))).Build();
        await host.StartAsync();
        foreach (string name in (string[])["small", "deleting"])
        {
            IGrainStorage storage = host.Services.GetRequiredKeyedService<IGrainStorage>(name);
            GrainId[] grains =
            [
                GrainId.Create("product", "1"),
                GrainId.Create(GrainType.Create("product"), GrainIdKeyExtensions.CreateIntegerKey(7, "extension")),
            ];
            foreach (GrainId grain in grains)
            {
                await WriteReadAndClearAsync(storage, name + "state", grain);
            }
        }

        await host.StopAsync();
    }

    private static async Task WriteReadAndClearAsync(IGrainStorage storage, string type, GrainId grain)
    {
        GrainState<SmallState> state = new(new SmallState { Text = "first" });
        await storage.ReadStateAsync(type, grain, state);
        Assert.False(state.RecordExists);
        state.State = new SmallState { Text = "first" };
        await storage.WriteStateAsync(type, grain, state);
        state.State = new SmallState { Text = "second" };
        await storage.WriteStateAsync(type, grain, state);

        GrainState<SmallState> read = new(new SmallState());
        await storage.ReadStateAsync(type, grain, read);
        Assert.Equal(("second", state.ETag, true), (read.State?.Text, read.ETag, read.RecordExists));

        GrainState<SmallState> twin = new(new SmallState { Text = "twin" });
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(type, grain, twin));
        twin.ETag = "1";
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(type, grain, twin));
        twin.RecordExists = true;
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(type, grain, twin));

        await storage.ClearStateAsync(type, grain, read);
        Assert.False(read.RecordExists);
        read.State = new SmallState { Text = "again" };
        await storage.WriteStateAsync(type, grain, read);
        GrainState<SmallState> last = new(new SmallState());
        await storage.ReadStateAsync(type, grain, last);
        Assert.Equal("again", last.State?.Text);
    }

    private static IHost Clustered(string database) => Host.CreateDefaultBuilder().UseOrleans(silo => silo
        .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "test"))
        .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (DatabaseScripts.PostgresInvariant, database))
        .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (DatabaseScripts.PostgresInvariant, database))
        .ConfigureEndpoints(System.Net.IPAddress.Loopback, Port(), Port())).Build();

    private static void Use(AdoNetGrainStorageOptions options, string invariant, string database, bool deletes)
    {
        options.Invariant = invariant;
        options.ConnectionString = database;
        options.DeleteStateOnClear = deletes;
    }

    private static int Port() => Interlocked.Increment(ref ports);
}
