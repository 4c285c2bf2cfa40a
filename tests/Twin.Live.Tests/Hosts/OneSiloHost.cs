using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Twin.Contracts;
using Twin.Grains.Storage;
using Twin.Silo;

namespace Twin.Live.Tests.Hosts;

/// <summary>One silo as <c>twin serve</c> has it, without the gateway.</summary>
public abstract class OneSiloHost : LiveHost
{
    private IHost? host;

    /// <inheritdoc/>
    public override async Task InitializeAsync() => await StartAsync(Storage);

    /// <inheritdoc/>
    public override async Task DisposeAsync() => await StopAsync();

    /// <summary>The options with the storage of the host.</summary>
    protected abstract TwinSiloOptions Storage { get; }

    /// <summary>Hears what a start that takes long is doing; null for nobody.</summary>
    protected virtual Action<string>? Note => null;

    /// <summary>What a test puts around the store of the silo; nothing by default.</summary>
    internal Func<ITwinStore, ITwinStore> Around { get; init; } = static store => store;

    /// <summary>The services of the silo.</summary>
    internal IServiceProvider Services => host!.Services;

    /// <summary>Ends the silo and starts another one on the same store.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync(Storage);
    }

    private async Task StartAsync(TwinSiloOptions options)
    {
        TwinPlan plan = TwinPlan.Read(options with { SiloPort = FreePort() });
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddTwinSilo(plan, Around(await TwinSilo.OpenStoreAsync(plan, Note)));
        host = builder.Build();
        await host.StartAsync();
        Twin = host.Services.GetRequiredService<ITwin>();
    }

    private async Task StopAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
            host = null;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
