using System.Diagnostics.Metrics;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;

namespace Twin.Gateway.Telemetry;

/// <summary>The gateway's counters. Labels are codes of closed sets, never ids.</summary>
internal sealed class GatewayMeters
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Twin.Gateway";

    private readonly Counter<long> requests;
    private readonly Counter<long> operations;

    /// <summary>Makes the instruments.</summary>
    public GatewayMeters(IMeterFactory factory)
    {
        Meter meter = factory.Create(Name);
        requests = meter.CreateCounter<long>("twin.service_requests", "{request}", "Service requests answered, by SRV and response code.");
        operations = meter.CreateCounter<long>("twin.operations", "{operation}", "Operational events answered, by kind and response code.");
        Streams = meter.CreateUpDownCounter<long>("twin.event_streams", "{stream}", "Streams of events that are open.");
        Events = meter.CreateCounter<long>("twin.streamed_events", "{event}", "Events written to streams.");
    }

    /// <summary>Streams of events that are open.</summary>
    public UpDownCounter<long> Streams { get; }

    /// <summary>Events written to streams.</summary>
    public Counter<long> Events { get; }

    /// <summary>Counts an answer to a service request.</summary>
    public void Count(ServiceRequest request, ServiceAnswer answer)
    {
        if (requests.Enabled)
        {
            requests.Add(1, new("srv", request.Srv.Srv), new("code", answer.Code.ToString()));
        }
    }

    /// <summary>Counts an answer to an operational event.</summary>
    public void Count(Operation operation, OperationAnswer answer)
    {
        if (operations.Enabled)
        {
            operations.Add(1, new("kind", operation.GetType().Name), new("code", answer.Code.ToString()));
        }
    }
}
