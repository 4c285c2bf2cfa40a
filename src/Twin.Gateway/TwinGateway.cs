using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalar.AspNetCore;
using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Gateway.Api;
using Twin.Gateway.Http;
using Twin.Gateway.OpenApi;
using Twin.Gateway.Telemetry;

namespace Twin.Gateway;

/// <summary>Adds the gateway to an ASP.NET application that has an <see cref="ITwin"/> among its services.</summary>
public static class TwinGateway
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(5);

    /// <summary>Where the OpenAPI document is.</summary>
    public const string DocumentPath = "/openapi/v1.json";

    /// <summary>Registers what the gateway needs, telemetry and logging included, and sets where Kestrel listens.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is out of range; the message has all of them.</exception>
    public static IServiceCollection AddTwinGateway(this IServiceCollection services, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string problems = string.Join("; ", options.Problems());
        if (problems.Length > 0)
        {
            throw new ArgumentException(problems, nameof(options));
        }

        services.AddSingleton(options);
        services.AddSingleton<GatewayMeters>();
        services.AddSingleton<GatewayHost>();
        services.AddRoutingCore();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MostBodyBytes;
            Listen(kestrel, options.Url);
        });
        TelemetrySetup.Add(services, options);
        return services;
    }

    /// <summary>Maps the API, its reference, health and metrics.</summary>
    public static IEndpointRouteBuilder MapTwinGateway(this IEndpointRouteBuilder endpoints)
    {
        GatewayHost host = endpoints.ServiceProvider.GetRequiredService<GatewayHost>();
        ILogger<ApiHandler> log = endpoints.ServiceProvider.GetRequiredService<ILogger<ApiHandler>>();
        foreach (ApiOperation operation in ApiCatalogue.All)
        {
            ApiHandler handler = new(operation, host, log);
            endpoints.MapMethods(ApiCatalogue.Root + operation.Path, [operation.Method], (RequestDelegate)handler.InvokeAsync);
        }

        MapReference(endpoints);
        MapHealth(endpoints, host);
        endpoints.MapPrometheusScrapingEndpoint("/metrics");
        return endpoints;
    }

    private static void MapReference(IEndpointRouteBuilder endpoints)
    {
        Lazy<byte[]> document = new(ApiDocument.Write);
        endpoints.MapGet(DocumentPath, (RequestDelegate)(context =>
        {
            context.Response.ContentType = JsonReply.MediaType;
            context.Response.ContentLength = document.Value.Length;
            return context.Response.Body.WriteAsync(document.Value, context.RequestAborted).AsTask();
        }));
        // The page's script is served from the package itself; fonts and telemetry would go to other hosts.
        endpoints.MapScalarApiReference("/scalar", scalar => scalar
            .WithTitle("Twin").WithOpenApiRoutePattern(DocumentPath).DisableDefaultFonts().DisableTelemetry());
    }

    private static void MapHealth(IEndpointRouteBuilder endpoints, GatewayHost host)
    {
        endpoints.MapGet("/livez", (RequestDelegate)(static context => context.Response.WriteAsync("live\n", context.RequestAborted)));
        endpoints.MapGet("/readyz", (RequestDelegate)(context => ReadyAsync(context, host)));
    }

    private static async Task ReadyAsync(HttpContext context, GatewayHost host)
    {
        TwinUnavailableException? unavailable = null;
        using CancellationTokenSource late = new(ReadyWithin, host.Options.Clock);
        using CancellationTokenSource given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            host.Stopping.ThrowIfCancellationRequested();

            // The time is the cheapest question that only the store can answer.
            await host.Twin.GetTimeAsync(given.Token).WaitAsync(given.Token);
            TwinDescription description = await host.Twin.DescribeAsync(given.Token);
            await context.Response.WriteAsync($"ready {description.Storage}\n", context.RequestAborted);
        }
        catch (TwinUnavailableException notReady)
        {
            unavailable = notReady;
        }
        catch (OperationCanceledException) when (host.Stopping.IsCancellationRequested)
        {
            unavailable = new TwinUnavailableException("the twin is stopping", "Wait for it to start again.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            unavailable = new TwinUnavailableException(
                "the store or the cluster did not answer within five seconds", "See the twin's log, and whether its database runs.");
        }

        if (unavailable is not null)
        {
            await Problems.WriteAsync(context, Problems.Of(unavailable));
        }
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address))
        {
            kestrel.Listen(address, url.Port);
        }
        else if (url.Port == 0)
        {
            // Both addresses of "localhost" cannot share a port that is not known yet.
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(url.Port);
        }
    }
}
