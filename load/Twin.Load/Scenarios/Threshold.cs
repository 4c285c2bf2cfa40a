using Twin.Domain.ServiceRequests;

namespace Twin.Load.Scenarios;

/// <summary>A limit that a run must keep.</summary>
public sealed record Threshold
{
    /// <summary>The step it is about; null for all calls.</summary>
    public required string? Step { get; init; }

    /// <summary>The limit as the file has it, as <c>p99 &lt; 50ms</c>.</summary>
    public required string Text { get; init; }

    /// <summary>What it looks at.</summary>
    public required ThresholdMetric Metric { get; init; }

    /// <summary>The percentile, 50 to 100, for <see cref="ThresholdMetric.Percentile"/>.</summary>
    public double Percentile { get; init; }

    /// <summary>The code, for <see cref="ThresholdMetric.Code"/>.</summary>
    public ResponseCode Code { get; init; }

    /// <summary>How it compares.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The limit: microseconds, a count, percent or answers a second.</summary>
    public required double Limit { get; init; }

    /// <summary>Whether a count is looked at as percent of all calls.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Whether a value keeps the limit.</summary>
    public bool Holds(double value) => Comparison switch
    {
        Comparison.Less => value < Limit,
        Comparison.AtMost => value <= Limit,
        Comparison.Greater => value > Limit,
        _ => value >= Limit,
    };
}
