using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Client;
using Twin.Contracts;

namespace Twin.Gateway.Tests;

/// <summary>A gateway before a fake twin, on a free port of the loopback address.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication application;

    private RunningGateway(WebApplication application, FakeTwin twin, FakeTimeProvider clock)
    {
        this.application = application;
        Twin = twin;
        Clock = clock;
        Url = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public FakeTwin Twin { get; }

    public FakeTimeProvider Clock { get; }

    public string Url { get; }

    public HttpClient Http { get; }

    public static async Task<RunningGateway> StartAsync(FakeTwin? twin = null, Func<GatewayOptions, GatewayOptions>? change = null)
    {
        FakeTimeProvider clock = new();
        twin ??= new FakeTwin();
        GatewayOptions options = new() { Url = new Uri("http://127.0.0.1:0"), Clock = clock };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<ITwin>(twin);
        builder.Services.AddTwinGateway(change is null ? options : change(options));
        WebApplication application = builder.Build();
        application.MapTwinGateway();
        await application.StartAsync();
        return new RunningGateway(application, twin, clock);
    }

    public TwinClient Client(int retries = 0) => TwinClient.Connect(Url, new TwinClientOptions { Retries = retries, FirstWait = TimeSpan.FromMilliseconds(1) });

    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
