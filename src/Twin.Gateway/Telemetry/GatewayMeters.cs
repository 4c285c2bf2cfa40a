using System.Diagnostics.Metrics;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.ServiceRequests;

namespace Twin.Gateway.Telemetry;

/// <summary>The gateway's counters. Labels are codes of closed sets, never ids.</summary>
internal sealed class GatewayMeters
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Twin.Gateway";

    private static readonly int Codes = Enum.GetValues<ResponseCode>().Length;

    // Answers by SRV and code, a row for each SRV: to count one costs an addition, whoever listens.
    private readonly long[] answered = new long[ServiceRequestVariant.Count * Codes];
    private readonly Counter<long> operations;

    /// <summary>Makes the instruments.</summary>
    public GatewayMeters(IMeterFactory factory)
    {
        Meter meter = factory.Create(Name);
        meter.CreateObservableCounter(
            "twin.service_requests", Answered, "{request}", "Service requests answered, by SRV and response code.");
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
        => Interlocked.Increment(ref answered[(request.Srv.Number * Codes) + (int)answer.Code]);

    /// <summary>Counts an answer to an operational event.</summary>
    public void Count(Operation operation, OperationAnswer answer)
    {
        if (operations.Enabled)
        {
            operations.Add(1, new("kind", operation.GetType().Name), new("code", answer.Code.ToString()));
        }
    }

    private IEnumerable<Measurement<long>> Answered()
    {
        for (int at = 0; at < answered.Length; at++)
        {
            if (Volatile.Read(ref answered[at]) is > 0 and long count)
            {
                yield return new Measurement<long>(
                    count,
                    new("srv", new ServiceRequestVariant(at / Codes).Srv),
                    new("code", ((ResponseCode)(at % Codes)).ToString()));
            }
        }
    }
}
