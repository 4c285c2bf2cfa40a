namespace Twin.Studies.Results;

/// <summary>One measured quantity of one variant.</summary>
/// <param name="Name">The name in JSON, camel case; a part of a whole follows a dot: <c>devicesSuspended.ESME</c>.</param>
/// <param name="Value">The value; null where nothing was measured (no delivery, so no delay).</param>
/// <param name="Unit">The unit in words: <c>devices</c>, <c>records</c>, <c>s</c>.</param>
/// <param name="Description">What was counted, one sentence, with the rule or source behind it.</param>
public sealed record Metric(string Name, double? Value, string Unit, string Description)
{
    /// <summary>The row's heading in the report: <c>Devices suspended</c>; empty (the default) for the words of the name.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Half the width of the 95 % confidence interval of the mean over replications; null for a single replication.</summary>
    public double? HalfWidth { get; init; }
}
