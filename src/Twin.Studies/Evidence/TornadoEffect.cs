using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>What one input does to one measure.</summary>
/// <param name="Range">The input and its values.</param>
/// <param name="Low">The measure at the low value; null where nothing was measured.</param>
/// <param name="High">The measure at the high value.</param>
/// <param name="LowChange">What the low value changed; its interval is paired by replication. Null where nothing was measured.</param>
/// <param name="HighChange">What the high value changed.</param>
internal sealed record TornadoEffect(TornadoRange Range, double? Low, double? High, Sample? LowChange, Sample? HighChange)
{
    /// <summary>The length of the bar: from the lowest of low, base and high to the highest; 0 where nothing was measured.</summary>
    public double Swing
    {
        get
        {
            double[] changes = [0, LowChange?.Mean ?? 0, HighChange?.Mean ?? 0];
            return changes.Max() - changes.Min();
        }
    }

    /// <summary>Whether the input did anything at all, in any replication.</summary>
    public bool Moves => Swing != 0 || LowChange?.HalfWidth is > 0 || HighChange?.HalfWidth is > 0;

    /// <summary>Whether neither end is surely different from the base: the interval of each change includes zero.</summary>
    public bool MayBeChance => Moves && IsChance(LowChange) && IsChance(HighChange);

    private static bool IsChance(Sample? change)
        => change is null || change is { Mean: 0 } || (change.Value.HalfWidth is { } half && Math.Abs(change.Value.Mean) <= half);
}
