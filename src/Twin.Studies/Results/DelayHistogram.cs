using System.Numerics;

namespace Twin.Studies.Results;

/// <summary>
/// Delays counted in bins: exact below 1,024 ms, to one part in 1,024 above. Takes the same room for ten delays and for ten million, and
/// the sum of two is what one would have counted.
/// </summary>
internal sealed class DelayHistogram
{
    private const int ExactBits = 10;
    private const int Exact = 1 << ExactBits;

    private long[] bins = new long[2 * Exact];

    /// <summary>How many delays there are.</summary>
    internal long Count { get; private set; }

    /// <summary>The longest, exactly; 0 when there are none.</summary>
    internal long LongestMs { get; private set; }

    /// <summary>The sum of all, exactly.</summary>
    internal long SumMs { get; private set; }

    /// <summary>Counts a delay.</summary>
    /// <param name="delayMs">The delay, not negative.</param>
    internal void Add(long delayMs)
    {
        int bin = BinOf(delayMs);
        if (bin >= bins.Length)
        {
            Array.Resize(ref bins, bin + Exact);
        }

        bins[bin]++;
        Count++;
        SumMs += delayMs;
        LongestMs = Math.Max(LongestMs, delayMs);
    }

    /// <summary>Counts all of another's.</summary>
    internal void Add(DelayHistogram other)
    {
        if (other.bins.Length > bins.Length)
        {
            Array.Resize(ref bins, other.bins.Length);
        }

        for (int bin = 0; bin < other.bins.Length; bin++)
        {
            bins[bin] += other.bins[bin];
        }

        Count += other.Count;
        SumMs += other.SumMs;
        LongestMs = Math.Max(LongestMs, other.LongestMs);
    }

    /// <summary>The p-th percentile by nearest rank, as the greatest delay of its bin; null when there are none.</summary>
    /// <param name="percent">p, above 0 and at most 100.</param>
    internal long? Percentile(int percent)
    {
        if (Count == 0)
        {
            return null;
        }

        long rank = ((Count * percent) + 99) / 100;
        int bin = 0;
        for (long seen = bins[0]; seen < rank; seen += bins[bin])
        {
            bin++;
        }

        return Math.Min(GreatestOf(bin), LongestMs);
    }

    private static int BinOf(long delayMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delayMs);
        int shift = Math.Max(0, BitOperations.Log2((ulong)delayMs | 1) - ExactBits);
        return (shift << ExactBits) + (int)(delayMs >> shift);
    }

    private static long GreatestOf(int bin)
    {
        int shift = Math.Max(0, (bin >> ExactBits) - 1);
        long start = (bin - ((long)shift << ExactBits)) << shift;
        return start + (1L << shift) - 1;
    }
}
