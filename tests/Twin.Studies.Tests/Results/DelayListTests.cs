using FsCheck.Xunit;
using Twin.Studies.Results;
using Xunit;

namespace Twin.Studies.Tests.Results;

public sealed class DelayListTests
{
    [Property]
    public void Any_delays_come_back_as_they_were_put_in(long[] delays) => AssertKept(delays);

    [Fact]
    public void Longest_and_shortest_delays_come_back_as_they_were_put_in()
        => AssertKept([0, long.MaxValue, long.MinValue, 63, 64, -64, -65, 1L << 40, 1, 1, long.MinValue, long.MaxValue, 0]);

    private static void AssertKept(long[] delays)
    {
        DelayList list = new();
        foreach (long delay in delays)
        {
            list.Add(delay);
        }

        Assert.Equal(delays, list.Items());
    }
}
