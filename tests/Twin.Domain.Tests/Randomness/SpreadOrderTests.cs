using Twin.Domain.Randomness;
using Xunit;

namespace Twin.Domain.Tests.Randomness;

public sealed class SpreadOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(97)]
    [InlineData(10_000)]
    [InlineData(14_989)]
    public void Everything_comes_once(int count)
    {
        SpreadOrder order = new(count);

        Assert.Equal(
            Enumerable.Range(0, count).Select(static i => (long)i),
            Enumerable.Range(0, count).Select(i => order.PlaceOf(i)).Order());
    }

    [Fact]
    public void A_tenth_of_the_estate_comes_evenly_over_the_whole_time()
    {
        const int Count = 100_000;
        SpreadOrder order = new(Count);

        int[] inEachTenth = new int[10];
        for (int thing = 40_000; thing < 50_000; thing++)
        {
            inEachTenth[order.PlaceOf(thing) / (Count / 10)]++;
        }

        Assert.All(inEachTenth, static share => Assert.InRange(share, 990, 1_010));
    }
}
