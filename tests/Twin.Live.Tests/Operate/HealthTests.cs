using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Twin.Client;
using Twin.Gateway;
using Twin.Silo;
using Twin.Testing;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>What an operator asks a running twin.</summary>
public sealed class HealthTests
{
    [PostgresFact]
    public async Task Twin_whose_database_is_away_lives_and_says_that_it_is_not_ready_and_why()
    {
        using PostgresServer server = new();
        TwinSiloOptions options = new()
        {
            Premises = 20, Storage = TwinStorageKind.Postgres, Database = server.CreateDatabase(), SiloPort = 0, Dashboard = true,
        };
        GatewayOptions gateway = new() { Url = new Uri("http://127.0.0.1:0"), Clock = new TwinClientOptions().Clock };
        await using WebApplication application = await TwinSilo.BuildAsync(options, gateway);
        await application.StartAsync();
        IServerAddressesFeature addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        using HttpClient http = new() { BaseAddress = new Uri(addresses.Addresses.Single()) };
        Assert.Equal("ready postgres\n", await http.GetStringAsync("readyz"));
        string metrics = await http.GetStringAsync("metrics");
        Assert.Contains("orleans_grains", metrics, StringComparison.Ordinal);
        Assert.Contains("service_name=\"twin\"", metrics, StringComparison.Ordinal);
        Assert.Contains("Orleans Dashboard", await http.GetStringAsync("dashboard/"), StringComparison.Ordinal);
        server.Stop();
        using HttpResponseMessage ready = await http.GetAsync("readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"remedy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("livez")).StatusCode);
        server.Start();
    }
}
