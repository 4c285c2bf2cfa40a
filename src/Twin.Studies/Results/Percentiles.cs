namespace Twin.Studies.Results;

/// <summary>Exact percentiles by the nearest-rank method: the least value that at least p per cent of all values do not exceed.</summary>
internal static class Percentiles
{
    /// <summary>The p-th percentile of values in ascending order.</summary>
    /// <param name="sorted">The values; at least one.</param>
    /// <param name="percent">p, above 0 and at most 100.</param>
    internal static long Of(ReadOnlySpan<long> sorted, int percent)
        => sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1];

    /// <summary>The p-th percentile of times in ascending order, in another unit; null when there are none.</summary>
    /// <param name="sortedMs">The times in milliseconds.</param>
    /// <param name="percent">p, above 0 and at most 100.</param>
    /// <param name="unitMs">How many milliseconds the unit has.</param>
    internal static double? In(ReadOnlySpan<long> sortedMs, int percent, long unitMs)
        => sortedMs.IsEmpty ? null : Of(sortedMs, percent) / (double)unitMs;
}
