using System.Collections.Immutable;

namespace Twin.Domain.Population;

/// <summary>
/// Divides premises 0 to n - 1 into consecutive ranges by shares, so that neighbours share a network: an outage of a region is a
/// range, and meter point numbers ascend with premises.
/// </summary>
internal sealed class ContiguousShares
{
    private readonly ImmutableArray<int> ends;

    internal ContiguousShares(int premises, IEnumerable<int> sharesPpm)
    {
        ImmutableArray<int>.Builder builder = ImmutableArray.CreateBuilder<int>();
        long sum = 0;
        foreach (int share in sharesPpm)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(sharesPpm));
            sum += share;
            builder.Add((int)(sum * premises / 1_000_000));
        }

        if (sum != 1_000_000)
        {
            throw new ArgumentException($"shares must add up to 1,000,000 parts per million, not {sum}", nameof(sharesPpm));
        }

        ends = builder.ToImmutable();
    }

    /// <summary>The number of the range a premises is in.</summary>
    internal int Find(int premises)
    {
        int low = 0;
        int high = ends.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (premises < ends[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
