using System.Diagnostics;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;

namespace Twin.Gateway.Telemetry;

/// <summary>The gateway's traces: one span a request, tagged with the id, which goes on to the grains as baggage.</summary>
internal static class GatewayTracing
{
    /// <summary>The name of the source.</summary>
    public const string Name = "Twin.Gateway";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins the span of a service request; null while nobody listens.</summary>
    public static Activity? Start(ServiceRequest request)
        => Source.HasListeners()
            ? Source.StartActivity("service request", ActivityKind.Internal)
                ?.SetTag("twin.request_id", request.Id.ToString()).SetTag("twin.srv", request.Srv.Srv)
                .AddBaggage("twin.request_id", request.Id.ToString())
            : null;

    /// <summary>Begins the span of an operational event; null while nobody listens.</summary>
    public static Activity? Start(Operation operation)
        => Source.HasListeners()
            ? Source.StartActivity("operation", ActivityKind.Internal)
                ?.SetTag("twin.operation_id", operation.Id.ToString()).SetTag("twin.operation", operation.GetType().Name)
                .AddBaggage("twin.operation_id", operation.Id.ToString())
            : null;
}
