using Twin.Cli.Bench;
using Xunit;

namespace Twin.Cli.Tests.Bench;

public class MemoryBandwidthTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(1027)]
    public void The_sum_counts_every_element_once(int length)
        => Assert.Equal((long)length * (length + 1) / 2, MemoryBandwidth.Sum([.. Enumerable.Range(1, length).Select(n => (long)n)]));

    [Fact]
    public void The_rate_is_bytes_over_elapsed_time()
    {
        // Every look at this clock is a second after the last: 3 threads of 1,000,000 bytes a second; a copy reads and writes.
        ManualClock clock = new() { Step = TimeSpan.FromSeconds(1) };
        MemoryBandwidthResult result = new MemoryBandwidth(clock, 3, 1_000_000).Measure(2, CancellationToken.None);
        Assert.Equal(new MemoryBandwidthResult(3, 0.003, 0.003, 0.006), result);
    }
}
