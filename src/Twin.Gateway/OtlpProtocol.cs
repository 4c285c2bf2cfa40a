namespace Twin.Gateway;

/// <summary>How traces and metrics go to a collector (OpenTelemetry protocol 1).</summary>
public enum OtlpProtocol
{
    /// <summary>gRPC, to the collector's URL as it is; collectors listen on port 4317.</summary>
    Grpc,

    /// <summary>
    /// Protobuf over HTTP, to <c>v1/traces</c> and <c>v1/metrics</c> below the collector's URL; collectors listen on port 4318.
    /// </summary>
    Http,
}
