namespace Twin.Domain.Network.RequestAllocation;

/// <summary>
/// Jain's fairness index: (sum of x)^2 / (n times the sum of x^2). 1 when all get the same, 1 / n when one gets everything.
/// </summary>
public static class FairnessIndex
{
    /// <summary>The index in parts per million, rounded down.</summary>
    /// <param name="shares">
    /// What each of at most 65,536 gets, none negative and none above 2^32: say the part of its demand in parts per million.
    /// </param>
    /// <returns>The index; 1,000,000 when there is nobody or nobody gets anything.</returns>
    public static int Ppm(ReadOnlySpan<long> shares)
    {
        UInt128 sum = 0;
        UInt128 squares = 0;
        foreach (long share in shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(shares));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1L << 32, nameof(shares));
            sum += (ulong)share;
            squares += (UInt128)(ulong)share * (ulong)share;
        }

        return squares == 0 ? 1_000_000 : (int)(sum * sum * 1_000_000 / (squares * (ulong)shares.Length));
    }
}
