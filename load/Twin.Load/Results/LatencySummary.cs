namespace Twin.Load.Results;

/// <summary>How long calls took, microseconds; all 0 when there were none. Percentiles are exact to three digits (HdrHistogram).</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="MeanUs">The mean.</param>
/// <param name="P50Us">Half took no longer.</param>
/// <param name="P75Us">75 % took no longer.</param>
/// <param name="P95Us">95 % took no longer.</param>
/// <param name="P99Us">99 % took no longer.</param>
/// <param name="P999Us">99.9 % took no longer.</param>
/// <param name="MaxUs">The longest.</param>
public sealed record LatencySummary(
    long Count, double MeanUs, long P50Us, long P75Us, long P95Us, long P99Us, long P999Us, long MaxUs)
{
    /// <summary>Nothing was measured.</summary>
    public static LatencySummary None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The value of one of the percentiles kept: 50, 75, 95, 99, 99.9 or 100.</summary>
    public long Percentile(double percentile) => percentile switch
    {
        <= 50 => P50Us,
        <= 75 => P75Us,
        <= 95 => P95Us,
        <= 99 => P99Us,
        < 100 => P999Us,
        _ => MaxUs,
    };
}
