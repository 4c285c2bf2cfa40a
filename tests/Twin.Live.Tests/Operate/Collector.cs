using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Twin.Live.Tests.Operate;

/// <summary>An OTLP collector on a free port of the loopback address that keeps what it gets.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private const int GrpcPrefix = 5;

    private readonly ConcurrentQueue<(string Path, byte[] Message)> received = new();
    private readonly WebApplication application;

    private Collector(bool grpc)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        application = builder.Build();
        application.Run(grpc ? TakeGrpcAsync : TakeHttpAsync);
    }

    /// <summary>Its URL.</summary>
    internal string Url
        => application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The paths that something came to.</summary>
    internal IReadOnlyList<string> Paths => [.. received.Select(static one => one.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The spans that came.</summary>
    internal IReadOnlyList<OtlpSpan> Spans
        => [.. received.Where(static one => one.Path.Contains("trace", StringComparison.Ordinal))
            .SelectMany(static one => OtlpSpan.Read(one.Message))];

    /// <summary>Starts a collector.</summary>
    /// <param name="grpc">Whether it speaks gRPC; else protobuf over HTTP.</param>
    internal static async Task<Collector> StartAsync(bool grpc)
    {
        Collector collector = new(grpc);
        await collector.application.StartAsync();
        return collector;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    // An empty message is the answer that everything was taken.
    private async Task TakeHttpAsync(HttpContext context)
    {
        if (context.Request.ContentType != "application/x-protobuf")
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        received.Enqueue((context.Request.Path, await BodyAsync(context)));
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpcAsync(HttpContext context)
    {
        received.Enqueue((context.Request.Path, (await BodyAsync(context))[GrpcPrefix..]));
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[GrpcPrefix]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
