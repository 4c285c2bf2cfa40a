namespace Twin.Domain.Randomness;

/// <summary>
/// An order of n things in which neighbours come far apart: each of 0 to n - 1 once, spread evenly over the whole at every moment.
/// For work that goes through an estate in an order that has nothing to do with geography.
/// </summary>
/// <remarks>
/// Thing i comes at place i times s modulo n, s being the first number from n over the golden ratio on that shares no factor with n.
/// Neighbours may be kept together in small groups, which then are spread as one: memory is read side by side, and a group of 256 among
/// millions is still nowhere near a network. What does not fill a group comes last.
/// </remarks>
public readonly struct SpreadOrder
{
    private readonly ulong groups;
    private readonly ulong step;
    private readonly ulong together;

    /// <summary>Makes the order of so many things.</summary>
    /// <param name="count">How many, 0 to 2^31.</param>
    /// <param name="together">How many neighbours stay together, at least 1. Default: 1.</param>
    public SpreadOrder(long count, int together = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1L << 31);
        ArgumentOutOfRangeException.ThrowIfLessThan(together, 1);
        this.together = (ulong)together;
        groups = (ulong)(count / together);

        // n / 1.618..., in integers.
        step = groups * 618_033_989 / 1_000_000_000;
        while (groups > 1 && GreatestCommonDivisor(step, groups) != 1)
        {
            step++;
        }
    }

    /// <summary>How many neighbours stay together: things with the same quotient by it come side by side, in order.</summary>
    public long Together => (long)together;

    /// <summary>The place at which a thing comes.</summary>
    /// <param name="thing">The thing, 0 to n - 1.</param>
    public long PlaceOf(long thing)
    {
        ulong group = (ulong)thing / together;
        return groups <= 1 || group >= groups
            ? thing
            : (long)((group * step % groups * together) + ((ulong)thing % together));
    }

    private static ulong GreatestCommonDivisor(ulong left, ulong right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
