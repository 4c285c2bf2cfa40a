using FsCheck.Xunit;
using Twin.Domain.Randomness;
using Xunit;

namespace Twin.Domain.Tests.Randomness;

public class WeightedChoiceTests
{
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(0, 1_000_000)]
    [InlineData(1_000_000, 0)]
    [InlineData(1, 999_998, 1)]
    [InlineData(3_906, 1, 996_093)]
    [InlineData(3_907, 0, 0, 996_093)]
    [InlineData(250_000, 250_000, 250_000, 250_000)]
    [InlineData(999_999, 0, 1)]
    public void Each_thing_is_chosen_exactly_within_its_share(params int[] shares)
    {
        WeightedChoice choice = new(shares);
        int from = 0;
        for (int thing = 0; thing < shares.Length; thing++)
        {
            if (shares[thing] > 0)
            {
                Assert.Equal(thing, choice.Pick(FirstBitsOf(from)));
                Assert.Equal(thing, choice.Pick(FirstBitsOf(from + shares[thing]) - 1));
            }

            from += shares[thing];
        }
    }

    [Property]
    public void A_choice_is_the_first_thing_whose_sum_of_shares_passes_the_point(ushort[] weights, ulong bits)
    {
        int[] shares = SharesOf(weights);
        ulong point = Math.BigMul(bits, 1_000_000UL, out _);
        int expected = 0;
        for (ulong sum = (ulong)shares[0]; sum <= point; sum += (ulong)shares[expected])
        {
            expected++;
        }

        Assert.Equal(expected, new WeightedChoice(shares).Pick(bits));
    }

    [Fact]
    public void Things_are_chosen_as_often_as_their_shares_say()
    {
        int[] shares = [500_000, 300_000, 150_000, 49_000, 1_000];
        const int Draws = 200_000;
        WeightedChoice choice = new(shares);
        RandomStream stream = new(8, 8);
        int[] counts = new int[shares.Length];
        for (ulong e = 0; e < Draws; e++)
        {
            counts[choice.Pick(stream.Bits(e, 0))]++;
        }

        for (int thing = 0; thing < shares.Length; thing++)
        {
            double share = shares[thing] / 1e6;
            double five = 5 * Math.Sqrt(Draws * share * (1 - share));
            Assert.InRange(counts[thing], (Draws * share) - five, (Draws * share) + five);
        }
    }

    [Theory]
    [InlineData]
    [InlineData(999_999)]
    [InlineData(1_000_001)]
    [InlineData(1_000_001, -1)]
    [InlineData(int.MaxValue, int.MaxValue, 1_000_002)]
    public void Shares_that_are_negative_or_do_not_add_up_are_refused(params int[] shares)
        => Assert.ThrowsAny<ArgumentException>(() => new WeightedChoice(shares));

    private static ulong FirstBitsOf(int point) => (ulong)((((UInt128)(uint)point << 64) + 999_999) / 1_000_000);

    private static int[] SharesOf(ushort[] weights)
    {
        int[] shares = new int[weights.Length + 1];
        int left = 1_000_000;
        for (int i = 0; i < weights.Length; i++)
        {
            shares[i] = Math.Min(left, weights[i]);
            left -= shares[i];
        }

        shares[^1] = left;
        return shares;
    }
}
