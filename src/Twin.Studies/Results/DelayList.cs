using Twin.Domain.Collections;

namespace Twin.Studies.Results;

/// <summary>
/// Delays in the order in which they came about: each as its difference from the one before, in groups of seven bits. In a queue
/// neighbours are alike, so a delay takes a byte as a rule.
/// </summary>
internal sealed class DelayList
{
    private const int GroupBits = 7;
    private const byte MoreFollow = 1 << GroupBits;

    private readonly BlockList<byte> bytes = new();
    private long last;

    /// <summary>Adds a delay at the end.</summary>
    internal void Add(long delayMs)
    {
        long difference = delayMs - last;

        // The sign goes into the lowest bit, so that small differences are small numbers either way.
        ulong rest = (ulong)((difference << 1) ^ (difference >> 63));
        while (rest >= MoreFollow)
        {
            bytes.Add((byte)(rest | MoreFollow));
            rest >>= GroupBits;
        }

        bytes.Add((byte)rest);
        last = delayMs;
    }

    /// <summary>All of them, in order.</summary>
    internal IEnumerable<long> Items()
    {
        long delayMs = 0;
        ulong groups = 0;
        int shift = 0;
        foreach (byte group in bytes.Items())
        {
            groups |= (ulong)(group & (MoreFollow - 1)) << shift;
            shift += GroupBits;
            if (group < MoreFollow)
            {
                delayMs += (long)(groups >> 1) ^ -(long)(groups & 1);
                yield return delayMs;
                groups = 0;
                shift = 0;
            }
        }
    }
}
