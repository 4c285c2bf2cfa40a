using System.Collections.Concurrent;
using System.Diagnostics;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>A request can be followed by its id through everything that it causes.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task Request_is_one_trace_from_the_gateway_over_its_device_to_the_meter_point()
    {
        ConcurrentQueue<Activity> ended = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name.StartsWith("Twin.", StringComparison.Ordinal)
                || source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        HttpHost host = new() { Options = new HttpHost().Options with { Traces = true } };
        await host.InitializeAsync();
        try
        {
            DevicePage page = await host.Twin.FindDevicesAsync(
                new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 1 });
            DeviceView meter = page.Devices[0];
            RequestId id = new(meter.SupplierCertificate, meter.Id, host.NextCounter(meter.SupplierCertificate.Value));
            ServiceAnswer answer = await host.Twin.SendAsync(new ServiceRequest { Id = id, Srv = ServiceRequestVariant.Parse("8.3") });
            Assert.True(answer.Accepted, $"{answer.Code} {answer.Remedy}");
            Activity[] spans = [.. ended.Where(span => id.ToString().Equals(span.GetTagItem("twin.request_id")))];
            Activity gateway = Assert.Single(spans, static span => span.Source.Name == "Twin.Gateway");
            Assert.Contains(spans, static span => span is { OperationName: "decide request", Source.Name: "Twin.Grains" }
                && "Device".Equals(span.GetTagItem("twin.entity_kind")));
            Assert.Contains(spans, static span => span is { OperationName: "take messages", Source.Name: "Twin.Grains" }
                && "MeterPoint".Equals(span.GetTagItem("twin.entity_kind")));
            Assert.All(spans, span => Assert.Equal(gateway.TraceId, span.TraceId));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
