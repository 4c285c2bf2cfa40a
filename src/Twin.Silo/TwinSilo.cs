using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Gateway;
using Twin.Grains;
using Twin.Grains.Clock;
using Twin.Grains.Serialization;
using Twin.Grains.Sql;
using Twin.Grains.Storage;

using GatewayOptions = Twin.Gateway.GatewayOptions;

namespace Twin.Silo;

/// <summary>The whole wiring of a live twin: store, grains, Orleans.</summary>
public static class TwinSilo
{
    private const string EstateFact = "estate";

    // Its settings come from the command line. The host would watch the folder for files of settings, and be woken by every write to a
    // store that is kept there.
    internal const string NoFilesWatched = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Makes the application of a live twin: store, silo and gateway. It stops in that order backwards, draining each.</summary>
    /// <exception cref="InvalidInputException">An option, the profile or a modification is wrong.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used, or belongs to another estate; says what to do.</exception>
    /// <exception cref="ArgumentException">A setting of the gateway is out of range.</exception>
    /// <param name="options">The twin.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="note">Told in sentences what a start that takes long is doing, and of doubtful input; null for nobody.</param>
    /// <param name="cancellation">Stops the start; what was begun is finished at the next.</param>
    public static async Task<WebApplication> BuildAsync(
        TwinSiloOptions options, GatewayOptions gateway, Action<string>? note = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(gateway);
        if (options.Import is not null)
        {
            note?.Invoke($"reading {options.Import}");
        }

        TwinPlan plan = TwinPlan.Read(options);
        ITwinStore store = await OpenStoreAsync(plan, note, cancellation);

        // The estate is in the store now; its arrays need not stay in memory.
        plan = plan with { Imported = null };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [NoFilesWatched] });
        builder.AddTwinSilo(plan, store);
        builder.Services.AddTwinGateway(gateway);
        WebApplication application = builder.Build();
        application.MapTwinGateway();
        if (options.Dashboard)
        {
            application.MapOrleansDashboard("/dashboard");
        }

        return application;
    }

    /// <summary>Opens the store, makes its tables, and sees that it belongs to the estate that the options name.</summary>
    /// <remarks>An imported estate is put into the store unless it is there.</remarks>
    /// <param name="plan">What the twin starts with.</param>
    /// <param name="note">Told how far an import is; null for nobody.</param>
    /// <param name="cancellation">Stops an import, which the next start begins anew.</param>
    /// <exception cref="StoreUnavailableException">
    /// The store cannot be used, or was started with another estate; says what to do.
    /// </exception>
    public static async Task<ITwinStore> OpenStoreAsync(
        TwinPlan plan, Action<string>? note = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        DatabaseScripts.RegisterFactories();
        TwinSiloOptions options = plan.Options;
        TimeSpan kept = TimeSpan.FromDays(options.AnswerDays);
        ITwinStore store = options.Storage switch
        {
            TwinStorageKind.Memory => new MemoryTwinStore(TwinForms.All, kept),
            TwinStorageKind.Sqlite => SqliteTwinStore.Open(new SqliteStoreOptions(options.File) { AnswersKept = kept }, TwinForms.All),
            _ => await PostgresTwinStore.OpenAsync(
                new PostgresStoreOptions(options.Database) { AnswersKept = kept }, TwinForms.All, cancellation),
        };
        try
        {
            switch (options.Storage)
            {
                case TwinStorageKind.Sqlite:
                    await DatabaseScripts.ApplyOrleansSqliteAsync(SqliteConnection(options), cancellation);
                    break;
                case TwinStorageKind.Postgres:
                    await DatabaseScripts.ApplyOrleansPostgresAsync(options.Database, cancellation);
                    break;
            }

            string fact = await store.AddFactAsync(EstateFact, plan.Fact, cancellation);
            if (fact != plan.Fact)
            {
                throw new StoreUnavailableException(
                    $"The store was started with {fact}; the options say {plan.Fact}. Start it as it was, or name another store.");
            }

            if (plan.Imported is { } imported)
            {
                Action<string> told = note ?? (static _ => { });
                imported.Warnings.ToList().ForEach(warning => told($"warning: {warning}"));
                await EstateImport.RunAsync(store, imported.Estate, told, cancellation);
            }

            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a twin into a host: Orleans, the grains, and <see cref="Contracts.ITwin"/>.</summary>
    /// <param name="host">The host.</param>
    /// <param name="plan">What the twin starts with.</param>
    /// <param name="store">The store, open. The host ends it after the silo has stopped.</param>
    public static void AddTwinSilo(this IHostApplicationBuilder host, TwinPlan plan, ITwinStore store)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(plan);
        host.UseOrleans(silo =>
        {
            AddClustering(silo, plan.Options);
            AddStorage(silo, plan.Options);
            Configure(silo, plan, store);
            if (plan.Options.Dashboard)
            {
                silo.AddDashboard();
            }
        });
    }

    /// <summary>What every silo of a twin has, whatever its cluster and storage.</summary>
    internal static void Configure(ISiloBuilder silo, TwinPlan plan, ITwinStore store)
    {
        TwinSiloOptions options = plan.Options;
        string version = typeof(TwinSilo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        silo.Services.AddTwinGrains(
            plan.Estate,
            _ => store,
            new ConductorOptions
            {
                Start = options.Start,
                Speed = options.Speed,
                Paused = options.Paused,
                Files = new FileSchedule(options.FilesPerDay, options.FilesPerDay == 1 ? 18 * SimTime.HourMs : 0),
            },
            new TwinIdentity(version, RuleTables.Hash, options.Storage.ToString().ToLowerInvariant()));

        if (options.Traces)
        {
            silo.AddActivityPropagation();
        }

        // A step of the clock and a file run have time-outs of their own; everything else is milliseconds, or the store is in trouble.
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = TimeSpan.FromSeconds(30);

            // Orleans looks for requests that hang at every activation used lately: with millions of them it takes a part of a second.
            messaging.GrainWorkloadAnalysisPeriod = TimeSpan.FromSeconds(15);
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(options.IdleMinutes);

            // A mass event over more entities than memory holds: those idle longest go, and come back from the store when they are asked.
            collection.EnableActivationSheddingOnMemoryPressure = true;
        });

        // One silo knows where its grains are; a large cache of places only costs memory (measured: 1.69 instead of 1.9 KB a grain).
        silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = options.Cluster ? 100_000 : 1_000);

        // A long collection of garbage is no death: three missed probes, ten seconds apart.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(10);
            membership.NumMissedProbesLimit = 3;
        });
    }

    private static void AddClustering(ISiloBuilder silo, TwinSiloOptions options)
    {
        int port = options.SiloPort == 0 ? FreePort() : options.SiloPort;
        if (!options.Cluster)
        {
            silo.UseLocalhostClustering(port, 0, null, options.ClusterName, options.ClusterName);
            return;
        }

        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = options.ClusterName;
            cluster.ServiceId = options.ClusterName;
        });
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = DatabaseScripts.PostgresInvariant;
            clustering.ConnectionString = options.Database;
        });
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.SiloPort = port;
            endpoints.GatewayPort = 0;
            endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, port);
            if (options.AdvertisedAddress is { } address)
            {
                endpoints.AdvertisedIPAddress = IPAddress.Parse(address);
            }
        });
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AddStorage(ISiloBuilder silo, TwinSiloOptions options)
    {
        SmallStateSerializer serializer = new();
        if (options.Storage == TwinStorageKind.Memory)
        {
            silo.AddMemoryGrainStorage(SmallStates.Storage, storage => storage.Configure(one => one.GrainStorageSerializer = serializer));
            return;
        }

        bool sqlite = options.Storage == TwinStorageKind.Sqlite;
        silo.AddAdoNetGrainStorage(SmallStates.Storage, storage => storage.Configure(one =>
        {
            one.Invariant = sqlite ? DatabaseScripts.SqliteInvariant : DatabaseScripts.PostgresInvariant;
            one.ConnectionString = sqlite ? SqliteConnection(options) : options.Database;
            one.GrainStorageSerializer = serializer;
        }));
    }

    private static string SqliteConnection(TwinSiloOptions options)
        => new SqliteConnectionStringBuilder { DataSource = options.File, DefaultTimeout = 30 }.ToString();
}
