using System.Collections.Immutable;

namespace Twin.Studies.Estates;

/// <summary>How the devices, meter points or communications hubs of an estate divide by one thing.</summary>
/// <param name="Name">What is counted by what, as <c>devices by type</c>.</param>
/// <param name="Rows">The counts that are not 0.</param>
public sealed record EstateCounts(string Name, ImmutableArray<EstateCount> Rows)
{
    /// <summary>Names the counts of a tally and leaves out those that are 0.</summary>
    internal static EstateCounts Of(string name, long[] tally, Func<int, string> nameOf)
        => new(name, [.. Enumerable.Range(0, tally.Length).Where(n => tally[n] > 0).Select(n => new EstateCount(nameOf(n), tally[n]))]);
}
