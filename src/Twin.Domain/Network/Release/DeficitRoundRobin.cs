using System.Collections.Immutable;
using System.Numerics;

namespace Twin.Domain.Network.Release;

/// <summary>
/// Deficit round robin over classes of messages of one size: in each round a class that has something may send as many as its weight;
/// what it does not use is lost. Constant time.
/// </summary>
/// <remarks>Over a long time in which all classes wait, each gets its weight's share. The default value cannot be used.</remarks>
public struct DeficitRoundRobin
{
    private readonly ImmutableArray<int> weights;
    private int turn;
    private int credit;

    /// <summary>Starts before the first class.</summary>
    /// <param name="weights">How many messages a class may send in a round, at least 1 each; at most 32 classes.</param>
    public DeficitRoundRobin(ImmutableArray<int> weights)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weights.Length, 32, nameof(weights));
        foreach (int weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1, nameof(weights));
        }

        this.weights = weights;
        turn = weights.Length - 1;
        credit = 0;
    }

    /// <summary>Says whose turn it is and uses it.</summary>
    /// <param name="waiting">A bit for each class that has something, not 0.</param>
    /// <returns>The class.</returns>
    public int Next(uint waiting)
    {
        if (credit == 0 || (waiting >> turn & 1) == 0)
        {
            uint after = waiting & ~((2u << turn) - 1);
            turn = BitOperations.TrailingZeroCount(after != 0 ? after : waiting);
            credit = weights[turn];
        }

        credit--;
        return turn;
    }
}
