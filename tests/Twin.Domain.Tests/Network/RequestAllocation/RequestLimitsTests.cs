using FsCheck.Xunit;
using Twin.Domain.Network.RequestAllocation;
using Xunit;

namespace Twin.Domain.Tests.Network.RequestAllocation;

public class RequestLimitsTests
{
    private const long None = RequestLimits.Unlimited;

    [Theory]
    // All together at the threshold: nobody is throttled, whatever its allocation.
    [InlineData("900,50,50", "100,400,400", 1_000, AllocationShare.Allocation, "-,-,-")]
    // One above, and only the user above its allocation: its share of 1,000 is 1,000 * 100 / 900.
    [InlineData("901,50,50", "100,400,400", 1_000, AllocationShare.Allocation, "111,-,-")]
    // By demand its share is 1,000 * 901 / 1,001.
    [InlineData("901,50,50", "100,400,400", 1_000, AllocationShare.Demand, "900,-,-")]
    // More allocated than there is: the allocation is the greater.
    [InlineData("700,700", "600,800", 1_000, AllocationShare.Allocation, "600,-")]
    [InlineData("700,900", "600,800", 1_000, AllocationShare.Allocation, "600,800")]
    // At its allocation is not above it.
    [InlineData("600,900", "600,400", 1_000, AllocationShare.Allocation, "-,400")]
    // Nothing is allocated: a share of nothing.
    [InlineData("600,900", "0,0", 1_000, AllocationShare.Allocation, "0,0")]
    [InlineData("600,900", "0,0", 1_000, AllocationShare.Demand, "400,600")]
    public void Limits_are(string demand, string allocation, long operating, AllocationShare share, string expected)
    {
        long[] limits = new long[demand.Split(',').Length];
        bool throttles = RequestLimits.Set(Numbers(demand), Numbers(allocation), operating, share, limits);

        Assert.Equal(expected, string.Join(',', limits.Select(static l => l == None ? "-" : $"{l}")));
        Assert.Equal(expected.Any(static c => c != '-' && c != ','), throttles);

        static long[] Numbers(string text) => [.. text.Split(',').Select(long.Parse)];
    }

    [Property(MaxTest = 500)]
    public void Nobody_gets_less_than_its_allocation_and_all_fit_when_no_more_is_allocated_than_there_is(
        (ushort Demand, byte Allocation)[] users)
    {
        long[] demand = [.. users.Select(static u => (long)u.Demand)];
        long[] allocation = [.. users.Select(static u => (long)u.Allocation)];
        long operating = allocation.Sum() + 10;
        long[] limits = new long[users.Length];
        bool throttles = RequestLimits.Set(demand, allocation, operating, AllocationShare.Allocation, limits);

        Assert.Equal(demand.Sum() > operating, throttles);
        Assert.All(Enumerable.Range(0, users.Length), u =>
        {
            Assert.True(limits[u] >= allocation[u]);
            Assert.Equal(throttles && demand[u] > allocation[u], limits[u] != None);
        });
        Assert.True(!throttles || demand.Zip(limits, Math.Min).Sum() <= operating);
    }

    [Theory]
    [InlineData("5,5,5,5", 1_000_000)]
    [InlineData("7,0,0,0", 250_000)]
    [InlineData("1,2,3", 857_142)] // 36 / (3 * 14)
    [InlineData("0,0", 1_000_000)]
    [InlineData("4294967296,4294967296", 1_000_000)]
    public void Fairness_is(string shares, int ppm)
        => Assert.Equal(ppm, FairnessIndex.Ppm([.. shares.Split(',').Select(long.Parse)]));
}
