using Twin.Domain.Randomness;
using Xunit;

namespace Twin.Domain.Tests.Randomness;

public class RandomStreamTests
{
    private static readonly ulong[] Seeds = [0, 1, 42, 0xFFFF_FFFF_FFFF_FFFF];

    // Worked out by another implementation (Python) of the documented chain.
    [Theory]
    [InlineData(0x0UL, 0x0U, 0x0UL, 0x0U, 0x2CE809AE01CAB7D7UL)]
    [InlineData(0x1UL, 0x0U, 0x0UL, 0x0U, 0x5F47167DAB1E6F33UL)]
    [InlineData(0x0UL, 0x1U, 0x0UL, 0x0U, 0xC4ADCB372D915A98UL)]
    [InlineData(0x0UL, 0x0U, 0x1UL, 0x0U, 0x83A0B2330164FB1AUL)]
    [InlineData(0x0UL, 0x0U, 0x0UL, 0x1U, 0x7924AC0FED68CB52UL)]
    [InlineData(0x2AUL, 0x53484150U, 0x3039UL, 0x7U, 0x0688C5CD6167BD7BUL)]
    [InlineData(0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFU, 0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFU, 0xAD9AAB00FB58B8E1UL)]
    public void Draws_are_the_same_on_every_machine(ulong seed, uint purpose, ulong businessEvent, uint draw, ulong bits)
        => Assert.Equal(bits, new RandomStream(seed, purpose).Bits(businessEvent, draw));

    // 63 degrees of freedom: a fair stream is outside 25 to 130 once in some millions.
    [Fact]
    public void Every_part_of_the_bits_is_uniform_over_events_and_over_draws()
    {
        foreach (ulong seed in Seeds)
        {
            RandomStream stream = new(seed, 7);
            foreach (int shift in new[] { 0, 20, 40, 58 })
            {
                Assert.InRange(ChiSquare(i => (stream.Bits(i, 0) >> shift) & 63), 25, 130);
                Assert.InRange(ChiSquare(i => (stream.Bits(99, (uint)i) >> shift) & 63), 25, 130);
            }

            Assert.InRange(ChiSquare(i => stream.Below(64, i, 3)), 25, 130);
        }
    }

    [Fact]
    public void Neighbouring_events_draws_and_purposes_do_not_follow_each_other()
    {
        foreach (ulong seed in Seeds)
        {
            RandomStream stream = new(seed, 1);
            RandomStream other = new(seed, 2);
            Assert.InRange(ChiSquare(i => (Top(stream.Bits(i, 0)) * 8) + Top(stream.Bits(i + 1, 0))), 25, 130);
            Assert.InRange(ChiSquare(i => (Top(stream.Bits(i, 0)) * 8) + Top(stream.Bits(i, 1))), 25, 130);
            Assert.InRange(ChiSquare(i => (Top(stream.Bits(i, 0)) * 8) + Top(other.Bits(i, 0))), 25, 130);
        }

        static ulong Top(ulong bits) => bits >> 61;
    }

    [Fact]
    public void An_event_added_changes_no_other_events_draws()
    {
        RandomStream stream = new(11, 3);
        ulong[] without = [.. Enumerable.Range(0, 1_000).Where(static e => e != 500).Select(e => stream.Bits((ulong)e, 2))];
        List<ulong> with = [];
        for (int e = 999; e >= 0; e--)
        {
            _ = stream.Bits((ulong)e, 9);
            ulong drawn = new RandomStream(11, 3).Bits((ulong)e, 2);
            if (e != 500)
            {
                with.Insert(0, drawn);
            }
        }

        Assert.Equal(without, with);
    }

    [Fact]
    public void No_two_purposes_events_or_draws_share_their_bits()
    {
        HashSet<ulong> seen = [];
        for (uint purpose = 0; purpose < 10; purpose++)
        {
            RandomStream stream = new(5, purpose);
            for (ulong businessEvent = 0; businessEvent < 1_000; businessEvent++)
            {
                for (uint draw = 0; draw < 10; draw++)
                {
                    Assert.True(seen.Add(stream.Bits(businessEvent, draw)));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(333_333)]
    [InlineData(999_999)]
    [InlineData(1_000_000)]
    public void Something_happens_as_often_as_its_probability_says(int partsPerMillion)
    {
        const int Events = 200_000;
        RandomStream stream = new(3, 4);
        int happened = Enumerable.Range(0, Events).Count(e => stream.Happens(partsPerMillion, (ulong)e, 0));
        double share = partsPerMillion / 1e6;
        double five = 5 * Math.Sqrt(Events * share * (1 - share));

        Assert.InRange(happened, (Events * share) - five, (Events * share) + five);
    }

    // The standard errors are 0.22 % of the mean and 0.63 % of the variance at 200,000 draws; four of them, and a rounding down by half.
    [Fact]
    public void Exponential_gaps_have_their_mean_and_variance()
    {
        const int Draws = 200_000;
        const long Mean = 3_600_000;
        foreach (ulong seed in Seeds)
        {
            RandomStream stream = new(seed, 5);
            double[] gaps = [.. Enumerable.Range(0, Draws).Select(e => (double)stream.ExponentialMs(Mean, (ulong)e, 0))];
            double mean = gaps.Average();
            double variance = gaps.Sum(g => (g - mean) * (g - mean)) / (Draws - 1);

            Assert.InRange(mean / Mean, 0.991, 1.009);
            Assert.InRange(variance / Mean / Mean, 0.975, 1.025);
        }
    }

    [Fact]
    public void An_exponential_gap_is_whole_and_never_negative_up_to_the_longest_mean()
    {
        RandomStream stream = new(1, 6);
        Assert.All(Enumerable.Range(0, 1_000), e => Assert.Equal(0, stream.ExponentialMs(0, (ulong)e, 0)));
        Assert.All(Enumerable.Range(0, 1_000), e => Assert.InRange(stream.ExponentialMs(1L << 40, (ulong)e, 0), 0, 45L << 40));
    }

    private static double ChiSquare(Func<ulong, ulong> bin)
    {
        const int Bins = 64;
        const int Draws = 32_000;
        int[] counts = new int[Bins];
        for (ulong i = 0; i < Draws; i++)
        {
            counts[bin(i)]++;
        }

        const double Expected = (double)Draws / Bins;
        return counts.Sum(static count => (count - Expected) * (count - Expected) / Expected);
    }
}
