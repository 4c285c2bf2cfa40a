using Twin.Client;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Faults;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>What <c>twin serve --otlp</c> sends reaches a collector.</summary>
public sealed class OtlpTests
{
    [Theory]
    [InlineData(
        "grpc",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    [InlineData("http", "/v1/metrics", "/v1/traces")]
    public async Task Request_can_be_followed_by_its_id_at_the_collector(string protocol, params string[] paths)
    {
        await using Collector collector = await Collector.StartAsync(grpc: protocol == "grpc");
        RequestId id;
        await using (TwinProcess process = await TwinProcess.StartAsync(
            "--storage", "memory", "--otlp", collector.Url, "--otlp-protocol", protocol))
        {
            await using TwinClient client = process.Connect();
            DevicePage page = await client.FindDevicesAsync(
                new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 1 });
            DeviceView meter = page.Devices[0];
            id = new RequestId(meter.SupplierCertificate, meter.Id, 1_001);
            ServiceAnswer answer = await client.SendAsync(new ServiceRequest { Id = id, Srv = ServiceRequestVariant.Parse("8.3") });
            Assert.True(answer.Accepted, $"{answer.Code} {answer.Remedy}");

            // A stop sends what waits.
            Assert.Equal(0, await process.StopAsync());
        }

        Assert.Equal(paths, collector.Paths);
        OtlpSpan[] spans = [.. collector.Spans.Where(span => span.Texts.GetValueOrDefault("twin.request_id") == id.ToString())];
        OtlpSpan gateway = Assert.Single(spans, static span => span.Source == "Twin.Gateway");
        Assert.Contains(spans, static span => span is { Source: "Twin.Grains", Name: "decide request" });
        Assert.Contains(spans, static span => span is { Source: "Twin.Grains", Name: "take messages" });
        Assert.All(spans, span => Assert.Equal(gateway.Trace, span.Trace));
    }
}
