namespace Twin.Domain.Network;

/// <summary>
/// The time of a system that has several kinds of work: it passes, work that cannot wait is charged against it, and what is left goes to
/// work that waits. In the DSP an SMKI recovery waits behind the flags that it changes itself (R, 7; FLW-34).
/// </summary>
/// <remarks>
/// Whole microseconds; nothing is rounded. Charges may exceed what has passed: the debt is worked off before anything else starts. Time
/// that nobody asked for is lost by <see cref="DropUnused"/>, not saved: a system cannot work ahead. At every moment what passed is what
/// was charged, spent and dropped plus what is left.
/// </remarks>
public struct WorkBudget
{
    /// <summary>Microseconds in a millisecond.</summary>
    public const long MicrosecondsPerMs = 1_000;

    /// <summary>What is left; negative while work is behind.</summary>
    public long LeftMicroseconds { get; private set; }

    /// <summary>What was charged for work that cannot wait.</summary>
    public long ChargedMicroseconds { get; private set; }

    /// <summary>What was spent on work that waits.</summary>
    public long SpentMicroseconds { get; private set; }

    /// <summary>What passed unused.</summary>
    public long DroppedMicroseconds { get; private set; }

    /// <summary>Time passes.</summary>
    /// <param name="ms">How much, in milliseconds; not negative.</param>
    public void Pass(long ms)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ms);
        LeftMicroseconds += ms * MicrosecondsPerMs;
    }

    /// <summary>Charges work that cannot wait.</summary>
    /// <param name="pieces">How many pieces; not negative.</param>
    /// <param name="costMicroseconds">What one takes; not negative.</param>
    public void Charge(long pieces, long costMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pieces);
        ArgumentOutOfRangeException.ThrowIfNegative(costMicroseconds);
        LeftMicroseconds -= pieces * costMicroseconds;
        ChargedMicroseconds += pieces * costMicroseconds;
    }

    /// <summary>Takes as many pieces of waiting work as fit into what is left, and spends their time.</summary>
    /// <param name="most">How many wait; not negative.</param>
    /// <param name="costMicroseconds">What one takes; at least 1.</param>
    /// <returns>How many were taken.</returns>
    public long Take(long most, long costMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ArgumentOutOfRangeException.ThrowIfLessThan(costMicroseconds, 1);
        long taken = Math.Min(most, Math.Max(0, LeftMicroseconds) / costMicroseconds);
        LeftMicroseconds -= taken * costMicroseconds;
        SpentMicroseconds += taken * costMicroseconds;
        return taken;
    }

    /// <summary>Lets go of what is left because nothing waits; a debt stays.</summary>
    public void DropUnused()
    {
        if (LeftMicroseconds > 0)
        {
            DroppedMicroseconds += LeftMicroseconds;
            LeftMicroseconds = 0;
        }
    }
}
