using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

public sealed class FlowBalanceTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, true)]
    [InlineData(15, 1, 2, 3, 4, 5, true)]
    [InlineData(16, 1, 2, 3, 4, 5, false)]
    [InlineData(14, 1, 2, 3, 4, 5, false)]
    public void Everything_that_entered_is_somewhere(
        long entered, long delivered, long queued, long throttled, long quarantined, long lost, bool balanced)
        => Assert.Equal(balanced, new FlowBalance(entered, delivered, queued, throttled, quarantined, lost).IsBalanced);

    [Fact]
    public void Parts_side_by_side_add_up()
        => Assert.Equal(
            new FlowBalance(165, 11, 22, 33, 44, 55), new FlowBalance(15, 1, 2, 3, 4, 5) + new FlowBalance(150, 10, 20, 30, 40, 50));
}
