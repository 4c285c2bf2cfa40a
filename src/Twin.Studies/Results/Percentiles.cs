namespace Twin.Studies.Results;

/// <summary>Exact percentiles by the nearest-rank method: the least value that at least p per cent of all values do not exceed.</summary>
internal static class Percentiles
{
    /// <summary>The p-th percentile of values in ascending order.</summary>
    /// <param name="sorted">The values; at least one.</param>
    /// <param name="percent">p, above 0 and at most 100.</param>
    internal static long Of(ReadOnlySpan<long> sorted, int percent)
        => sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1];
}
