using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twin.Contracts;
using Twin.Gateway.Http;

namespace Twin.Gateway.Api;

/// <summary>Runs one operation, and turns what keeps it from being done into problem details.</summary>
internal sealed partial class ApiHandler(ApiOperation operation, GatewayHost host, ILogger<ApiHandler> log)
{
    /// <summary>Answers one call.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await operation.Run(new ApiCall(context, operation, host));
        }
        catch (TwinRequestException invalid)
        {
            await Problems.WriteAsync(context, Problems.Of(invalid));
        }
        catch (TwinUnavailableException unavailable)
        {
            Unavailable(log, operation.Id, unavailable.Message);
            await Problems.WriteAsync(context, Problems.Of(unavailable));
        }
        catch (BadHttpRequestException bad)
        {
            await Problems.WriteAsync(context, Problems.Of(bad));
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            // Nobody is left to be answered. What was acknowledged to the twin is durable, and the same id asks for its answer.
        }
        catch (Exception fault)
        {
            Fault(log, operation.Id, context.TraceIdentifier, fault);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            await Problems.WriteAsync(context, Problems.Fault(context.TraceIdentifier));
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "{Operation}: {Reason}")]
    private static partial void Unavailable(ILogger log, string operation, string reason);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Operation} failed unexpectedly, {Trace}")]
    private static partial void Fault(ILogger log, string operation, string trace, Exception fault);
}
