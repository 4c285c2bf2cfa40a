using FsCheck.Xunit;
using Twin.Studies.Results;
using Xunit;

namespace Twin.Studies.Tests.Results;

public sealed class DelayHistogramTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_023, 1_023)]
    [InlineData(1_024, 1_024)]
    [InlineData(2_047, 2_047)]
    [InlineData(2_048, 2_049)] // two to a bin from here on
    [InlineData(2_049, 2_049)]
    [InlineData(86_400_000, 86_441_983)]
    public void Delay_is_reported_as_the_greatest_of_its_bin(long delayMs, long reported)
    {
        DelayHistogram histogram = new();
        histogram.Add(delayMs);
        histogram.Add(long.MaxValue / 2);
        Assert.Equal(reported, histogram.Percentile(50));
        Assert.Equal(long.MaxValue / 2, histogram.LongestMs);
        Assert.Equal(long.MaxValue / 2, histogram.Percentile(100));
    }

    [Property(MaxTest = 300)]
    public void Percentile_is_the_exact_one_to_one_part_in_1024(int[] delays, byte percent)
    {
        int p = 1 + (percent % 100);
        DelayHistogram one = new();
        DelayHistogram other = new();
        foreach (int delay in delays)
        {
            (delay % 2 == 0 ? one : other).Add(Math.Abs((long)delay) * 97);
        }

        one.Add(other);
        if (delays.Length == 0)
        {
            Assert.Null(one.Percentile(p));
            return;
        }

        long[] sorted = [.. delays.Select(static d => Math.Abs((long)d) * 97).Order()];
        long exact = sorted[(int)Math.Ceiling(sorted.Length * p / 100.0) - 1];
        Assert.InRange(one.Percentile(p)!.Value, exact, exact + (exact / 1_024));
        Assert.Equal(sorted.Length, one.Count);
        Assert.Equal(sorted.Sum(), one.SumMs);
    }
}
