using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Contracts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Grains;
using Twin.Grains.Entities;
using Twin.Grains.Products;
using Twin.Grains.Views;
using Twin.Gateway;

namespace Twin.Silo.Benches;

/// <summary>A live twin in this process as <c>twin serve</c> wires it, with what a bench holds it against.</summary>
public sealed class BenchSilo : IAsyncDisposable
{
    /// <summary>How many grains there are to call that do nothing of the twin.</summary>
    public const int RawGrains = 5_000;

    private const int MostDevices = 8;
    private const int MostMeterPoints = 3;

    private readonly WebApplication application;
    private readonly IGrainFactory grains;
    private readonly EntityHost host;
    private readonly IRawGrain[] raw;
    private readonly IRawGrain[] pairs;

    private BenchSilo(WebApplication application)
    {
        this.application = application;
        grains = application.Services.GetRequiredService<IGrainFactory>();
        host = application.Services.GetRequiredService<EntityHost>();
        raw = [.. Enumerable.Range(0, RawGrains).Select(number => grains.GetGrain<IRawGrain>(number))];
        pairs = [.. Enumerable.Range(0, RawGrains).Select(number => grains.GetGrain<IRawGrain>(RawGrains + number))];
        Twin = application.Services.GetRequiredService<ITwin>();
    }

    /// <summary>The twin.</summary>
    public ITwin Twin { get; }

    /// <summary>Where its gateway listens.</summary>
    public Uri Url => UrlOf(application);

    private EstatePopulation Population => host.Estate.Population!;

    /// <summary>Starts it, its gateway on a free port of the loopback address.</summary>
    /// <exception cref="InvalidInputException">An option, the profile or a modification is wrong.</exception>
    /// <exception cref="TwinUnavailableException">The store cannot be used.</exception>
    public static async Task<BenchSilo> StartAsync(TwinSiloOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        GatewayOptions gateway = new() { Clock = clock, Url = new Uri("http://127.0.0.1:0") };
        WebApplication application = await TwinServer.BuildAsync(
            options with { SiloPort = 0 }, gateway, static _ => { }, cancellation);
        await application.StartAsync(cancellation);
        return new BenchSilo(application);
    }

    /// <summary>Starts a web server that does nothing but read each body and answer with the same bytes.</summary>
    public static async Task<(Uri Url, IAsyncDisposable Server)> StartBareAsync(byte[] answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answer);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [TwinSilo.NoFilesWatched] });
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        WebApplication bare = builder.Build();
        bare.Run(async context =>
        {
            while (true)
            {
                System.IO.Pipelines.ReadResult read = await context.Request.BodyReader.ReadAsync();
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
        await bare.StartAsync(cancellation);
        return (UrlOf(bare), bare);
    }

    /// <summary>The first electricity meters of the estate that take commands.</summary>
    public BenchMeter[] Meters(int most)
    {
        List<BenchMeter> meters = [];
        DeviceState[] devices = new DeviceState[MostDevices];
        MeterPointState[] points = new MeterPointState[MostMeterPoints];
        for (int premises = 0; premises < Population.Profile.Premises && meters.Count < most; premises++)
        {
            PremisesShape shape = Population.Shape(premises);
            Population.Fill(premises, shape, devices, points);
            DeviceState meter = devices.AsSpan(0, shape.Devices).ToArray().FirstOrDefault(static one => one.Type == DeviceType.Esme);
            MeterPointState point = points[0];
            if (meter.Exists && meter.Status.Lifecycle == DeviceLifecycle.Commissioned && !meter.Status.CplHold && point.Supplier != 0)
            {
                meters.Add(new BenchMeter(meter.Id, host.Estate.Users[point.Supplier].Id, point.Id));
            }
        }

        return [.. meters];
    }

    /// <summary>The devices of the population with an entry of the CPL on record.</summary>
    public DeviceId[] Members(Product product)
    {
        ushort number = host.Estate.Products.NumberOf(product);
        return [.. BaseCounts.MembersOf(Population, number, 0, Population.Profile.Premises).Select(static device => new DeviceId(device))];
    }

    /// <summary>Brings a device and its meter points into memory.</summary>
    /// <returns>How many entities these are.</returns>
    public async Task<int> WarmAsync(DeviceId device)
    {
        var now = await host.Grains.Device(device.Value).ReadAsync();
        foreach (Mpxn point in now.Record.MeterPoints)
        {
            await host.Grains.MeterPoint(point.Packed).ReadAsync();
        }

        return 1 + now.Record.MeterPoints.Length;
    }

    /// <summary>Waits until a change of an entry has reached every device.</summary>
    public Task FinishAsync(Product product)
        => grains.GetGrain<IProductGrain>(host.Estate.Products.NumberOf(product)).FinishAsync();

    /// <summary>A call to a grain that does nothing of the twin, over a reference that is there already: the fastest Orleans has.</summary>
    public Task<long> RawAsync(int number) => raw[number].AddAsync(1);

    /// <summary>A call that makes another one.</summary>
    public Task<long> RawPairAsync(int number) => raw[number].PassAsync(1, pairs[number]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private static Uri UrlOf(WebApplication application)
        => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
