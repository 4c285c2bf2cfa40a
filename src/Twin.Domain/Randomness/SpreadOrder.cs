namespace Twin.Domain.Randomness;

/// <summary>
/// An order of n things in which neighbours come far apart: each of 0 to n - 1 once, spread evenly over the whole at every moment.
/// For work that goes through an estate in an order that has nothing to do with geography.
/// </summary>
/// <remarks>
/// Thing i comes at place i times s modulo n, s being the first number from n over the golden ratio on that shares no factor with n.
/// </remarks>
public readonly struct SpreadOrder
{
    private readonly ulong count;
    private readonly ulong step;

    /// <summary>Makes the order of so many things.</summary>
    /// <param name="count">How many, not negative.</param>
    public SpreadOrder(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        this.count = (ulong)count;

        // n / 1.618..., in integers.
        step = (ulong)((UInt128)this.count * 618_033_989 / 1_000_000_000);
        while (this.count > 1 && GreatestCommonDivisor(step, this.count) != 1)
        {
            step++;
        }
    }

    /// <summary>The place at which a thing comes.</summary>
    /// <param name="thing">The thing, 0 to n - 1.</param>
    public long PlaceOf(long thing) => count <= 1 ? 0 : (long)((UInt128)(ulong)thing * step % count);

    private static ulong GreatestCommonDivisor(ulong left, ulong right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
