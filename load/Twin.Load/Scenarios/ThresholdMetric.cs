namespace Twin.Load.Scenarios;

/// <summary>What a threshold looks at.</summary>
public enum ThresholdMetric
{
    /// <summary>A percentile of the latency; 100 is the largest.</summary>
    Percentile,

    /// <summary>The mean latency.</summary>
    Mean,

    /// <summary>Failures: a count, or a part of all calls.</summary>
    Failures,

    /// <summary>Answers a second.</summary>
    Rate,

    /// <summary>Answers with one response code: a count, or a part of all calls.</summary>
    Code,

    /// <summary>Calls that had to wait because too many were in flight: a count, or a part of all calls.</summary>
    Held,
}
