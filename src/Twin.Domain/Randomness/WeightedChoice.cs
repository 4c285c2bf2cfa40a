using System.Collections.Immutable;

namespace Twin.Domain.Randomness;

/// <summary>A choice among a few things by shares in parts per million, found in constant time.</summary>
public sealed class WeightedChoice
{
    private const int GuideSize = 256;

    private readonly ImmutableArray<int> upper;
    private readonly ImmutableArray<ushort> guide;

    /// <summary>Makes a choice.</summary>
    /// <param name="sharesPpm">The share of each thing, parts per million; none negative, 1,000,000 together.</param>
    /// <exception cref="ArgumentException">The shares are negative or do not add up.</exception>
    public WeightedChoice(IReadOnlyList<int> sharesPpm)
    {
        ImmutableArray<int>.Builder sums = ImmutableArray.CreateBuilder<int>(sharesPpm.Count);
        long sum = 0;
        foreach (int share in sharesPpm)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(sharesPpm));
            sum += share;
            sums.Add((int)Math.Min(sum, int.MaxValue));
        }

        if (sum != 1_000_000)
        {
            throw new ArgumentException($"shares must add up to 1,000,000 parts per million, not {sum}", nameof(sharesPpm));
        }

        upper = sums.MoveToImmutable();
        ImmutableArray<ushort>.Builder starts = ImmutableArray.CreateBuilder<ushort>(GuideSize);
        int thing = 0;
        for (int slot = 0; slot < GuideSize; slot++)
        {
            while (upper[thing] <= (int)((long)slot * 1_000_000 / GuideSize))
            {
                thing++;
            }

            starts.Add((ushort)thing);
        }

        guide = starts.MoveToImmutable();
    }

    /// <summary>The number of the thing chosen by 64 random bits.</summary>
    public int Pick(ulong bits)
    {
        int point = (int)Math.BigMul(bits, 1_000_000UL, out _);
        int thing = guide[(int)((long)point * GuideSize / 1_000_000)];
        while (upper[thing] <= point)
        {
            thing++;
        }

        return thing;
    }
}
