using Microsoft.AspNetCore.Http;
using Twin.Contracts;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.ServiceRequests;

namespace Twin.Gateway.Http;

/// <summary>Problem details (RFC 9457) of everything that keeps a call from being done.</summary>
internal static class Problems
{
    /// <summary>The content type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    private const string Kind = "urn:twin:problem:";

    /// <summary>A refused service request.</summary>
    public static TwinProblem Of(ServiceAnswer answer) => new()
    {
        Type = $"urn:twin:refusal:{answer.Code}",
        Title = answer.Code.Definition().Meaning,
        Status = RefusalStatus.Of(answer.Code),
        Detail = $"{answer.Code} by the check '{(answer.Check.Length == 0 ? "none" : answer.Check)}'",
        Code = answer.Code,
        Check = answer.Check,
        Clause = answer.Clause,
        Remedy = answer.Remedy,
        RequestId = answer.Id,
        At = answer.At,
        Values = answer.Values,
    };

    /// <summary>An operational event that the estate cannot have had.</summary>
    public static TwinProblem Of(OperationAnswer answer) => new()
    {
        Type = $"urn:twin:refusal:{answer.Code}",
        Title = answer.Code.Definition().Meaning,
        Status = RefusalStatus.Of(answer.Code),
        Detail = answer.Reason,
        Code = answer.Code,
        OperationId = answer.Id,
        At = answer.At,
    };

    /// <summary>Fields that are wrong.</summary>
    public static TwinProblem Of(TwinRequestException invalid) => new()
    {
        Type = Kind + "invalid-request",
        Title = "The request is not valid",
        Status = StatusCodes.Status400BadRequest,
        Detail = invalid.Message,
        Remedy = "Correct the fields named in 'problems' and send it again; nothing was applied.",
        Problems = invalid.Problems,
    };

    /// <summary>The twin cannot work now.</summary>
    public static TwinProblem Of(TwinUnavailableException unavailable) => new()
    {
        Type = Kind + "unavailable",
        Title = "The twin is not available",
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = unavailable.Message,
        Remedy = unavailable.Remedy,
    };

    /// <summary>HTTP itself was used wrongly: a body that is too long, another media type.</summary>
    public static TwinProblem Of(BadHttpRequestException bad) => new()
    {
        Type = Kind + "bad-http",
        Title = "The HTTP request is not valid",
        Status = bad.StatusCode,
        Detail = bad.Message,
    };

    /// <summary>There is no entity of the id.</summary>
    public static TwinProblem NotFound(string what, string id) => new()
    {
        Type = Kind + "not-found",
        Title = "There is none of this id",
        Status = StatusCodes.Status404NotFound,
        Detail = $"the twin has no {what} '{id}'",
        Remedy = "GET /api/v1/devices searches the inventory.",
    };

    /// <summary>A fault of the twin.</summary>
    public static TwinProblem Fault(string traceId) => new()
    {
        Type = Kind + "fault",
        Title = "This is a fault of the twin",
        Status = StatusCodes.Status500InternalServerError,
        Detail = "The twin did not expect this. Its log has the details.",
        Remedy = $"Please report it, with the lines of the log about {traceId}.",
    };

    /// <summary>Writes problem details as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, TwinProblem problem)
    {
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return JsonReply.WriteAsync(context, problem, problem.Status, MediaType);
    }
}
