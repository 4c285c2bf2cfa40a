namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>The values that a request may carry; anything outside is an anomaly (SEC glossary, Anomaly Detection).</summary>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
public readonly record struct AttributeLimits(long Least, long Most)
{
    /// <summary>Whether a value is within the limits.</summary>
    public bool Allow(long value) => value >= Least && value <= Most;
}
