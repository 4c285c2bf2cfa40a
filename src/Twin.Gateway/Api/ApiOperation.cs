namespace Twin.Gateway.Api;

/// <summary>One operation of the API: what maps it and what its reference says, side by side so that they agree.</summary>
internal sealed record ApiOperation
{
    /// <summary>Its name in the OpenAPI document, as <c>sendServiceRequest</c>.</summary>
    public required string Id { get; init; }

    /// <summary>GET, POST or PUT.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with parts in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The chapter of the reference.</summary>
    public required string Tag { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>What the summary leaves open.</summary>
    public required string Description { get; init; }

    /// <summary>What it takes beside a body.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What it takes as its body; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>A body that works.</summary>
    public string BodyExample { get; init; } = string.Empty;

    /// <summary>What it answers; null for text.</summary>
    public Type? Answer { get; init; }

    /// <summary>An answer.</summary>
    public required string AnswerExample { get; init; }

    /// <summary>The statuses of its problem details, with when they are given.</summary>
    public IReadOnlyList<(int Status, string When)> Problems { get; init; } = [];

    /// <summary>What does it.</summary>
    public required Func<ApiCall, Task> Run { get; init; }
}
