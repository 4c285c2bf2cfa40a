using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>Why a call over HTTP did not do what it asks: problem details as RFC 9457 has them, with what the field adds.</summary>
public sealed record TwinProblem
{
    /// <summary>What kind of problem it is, as <c>urn:twin:problem:invalid-request</c> or <c>urn:twin:refusal:E5</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong this time.</summary>
    public string Detail { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The response code of a refusal; null for every other problem.</summary>
    public ResponseCode? Code { get; init; }

    /// <summary>The check that refused, as <c>status</c>; empty for none.</summary>
    public string Check { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The clause behind a refusal; empty for none.</summary>
    public string Clause { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What to do about it; empty where nothing is known.</summary>
    public string Remedy { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The service request that was refused; none otherwise.</summary>
    public RequestId RequestId { get; init; }

    /// <summary>The operational event that was refused; null otherwise.</summary>
    public Guid? OperationId { get; init; }

    /// <summary>When a refusal was given, in the twin's time; null otherwise.</summary>
    public SimTime? At { get; init; }

    /// <summary>The values that came with a refusal; mostly none.</summary>
    public RequestValues Values { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;

    /// <summary>Every field that is wrong, when the request is; empty otherwise.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init => field = value ?? []; } = [];
}
