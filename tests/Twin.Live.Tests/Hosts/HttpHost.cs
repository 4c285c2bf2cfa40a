using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Net.Sockets;
using Twin.Client;
using Twin.Gateway;
using Twin.Silo;

namespace Twin.Live.Tests.Hosts;

/// <summary>One silo in memory behind its gateway on a free port, asked by the client.</summary>
public sealed class HttpHost : LiveHost
{
    private WebApplication? application;
    private TwinClient? client;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        GatewayOptions gateway = new() { Url = new Uri("http://127.0.0.1:0"), Clock = new TwinClientOptions().Clock };
        application = await TwinSilo.BuildAsync(Options with { SiloPort = FreePort() }, gateway);
        await application.StartAsync();
        IServerAddressesFeature addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Twin = client = TwinClient.Connect(addresses.Addresses.Single());
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync();
        }

        if (application is not null)
        {
            await application.StopAsync();
            await application.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
