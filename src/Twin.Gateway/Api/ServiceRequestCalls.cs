using System.Diagnostics;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Gateway.Http;
using Twin.Gateway.Telemetry;

namespace Twin.Gateway.Api;

/// <summary>The calls that change the estate.</summary>
internal static class ServiceRequestCalls
{
    /// <summary>Sends a service request: its answer, or problem details when it is refused.</summary>
    public static async Task SendAsync(ApiCall call)
    {
        ServiceRequest request = await call.BodyAsync<ServiceRequest>();
        using Activity? activity = GatewayTracing.Start(request);
        ServiceAnswer answer = await call.Twin.SendAsync(request, call.Cancellation);
        activity?.SetTag("twin.response_code", answer.Code.ToString());
        call.Host.Meters.Count(request, answer);
        await (answer.Accepted ? call.ReplyAsync(answer) : Problems.WriteAsync(call.Context, Problems.Of(answer)));
    }

    /// <summary>Reports an operational event: its answer, or problem details when it is refused.</summary>
    public static async Task ReportAsync(ApiCall call)
    {
        Operation operation = await call.BodyAsync<Operation>();
        using Activity? activity = GatewayTracing.Start(operation);
        OperationAnswer answer = await call.Twin.ReportAsync(operation, call.Cancellation);
        activity?.SetTag("twin.response_code", answer.Code.ToString());
        call.Host.Meters.Count(operation, answer);
        await (answer.Accepted ? call.ReplyAsync(answer) : Problems.WriteAsync(call.Context, Problems.Of(answer)));
    }
}
