using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Twin.Contracts;
using Twin.Grains;
using Twin.Grains.Serialization;
using Twin.Grains.Storage;
using Twin.Silo;

namespace Twin.Live.Tests.Hosts;

/// <summary>Two silos that share one store in memory. Calls go to the first; grains live on both.</summary>
public sealed class MemoryClusterHost : LiveHost
{
    private InProcessTestCluster? cluster;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        TwinPlan plan = TwinPlan.Read(Options);
        ITwinStore store = await TwinSilo.OpenStoreAsync(plan);
        InProcessTestClusterBuilder builder = new(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(
                SmallStates.Storage, storage => storage.Configure(one => one.GrainStorageSerializer = new SmallStateSerializer()));
            TwinSilo.Configure(silo, plan, store);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
        Twin = cluster.Silos[0].ServiceProvider.GetRequiredService<ITwin>();
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}
