using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Engine.Tests.Estate;
using Xunit;

namespace Twin.Engine.Tests.Runs;

public sealed class ExogenousHashTests
{
    private readonly record struct NoMessage(long TimeMs, int Priority, ulong Entity, int Sequence) : IOrderedMessage;

    private static UInt128 SumOf(IEnumerable<(int Kind, ulong Entity, long TimeMs, ulong Payload)> events)
    {
        PartitionRun<NoMessage> run = new(TestProfiles.Build(1).Partitions[0], new EventCalendar(0, 1));
        foreach ((int kind, ulong entity, long timeMs, ulong payload) in events)
        {
            run.CountExogenous(kind, entity, timeMs, payload);
        }

        return run.ExogenousSum;
    }

    private static readonly (int Kind, ulong Entity, long TimeMs, ulong Payload)[] Events =
        [(1, 7, 100, 0), (2, 7, 100, 0), (1, 8, 100, 5), (1, 7, 200, 0), (1, 7, 100, 0)];

    [Fact]
    public void Sum_does_not_depend_on_the_order_or_on_who_counted()
    {
        UInt128 all = SumOf(Events);

        Assert.Equal(all, SumOf(Events.Reverse()));
        Assert.Equal(all, SumOf(Events.Take(2)) + SumOf(Events.Skip(2)));
    }

    [Fact]
    public void An_event_counted_twice_or_missing_changes_the_sum()
    {
        Assert.NotEqual(SumOf(Events), SumOf(Events.Take(4)));
        Assert.NotEqual(SumOf(Events), SumOf([.. Events, Events[0]]));
    }

    [Theory]
    [InlineData(2, 7, 100, 0)]
    [InlineData(1, 8, 100, 0)]
    [InlineData(1, 7, 101, 0)]
    [InlineData(1, 7, 100, 1)]
    [InlineData(0, 7, 100, 1UL << 56)]
    [InlineData(1, 100, 7, 0)]
    public void Every_part_of_an_event_counts(int kind, ulong entity, long timeMs, ulong payload)
        => Assert.NotEqual(SumOf([(1, 7, 100, 0)]), SumOf([(kind, entity, timeMs, payload)]));

    [Fact]
    public void Text_is_32_hexadecimal_digits() => Assert.Equal("0000000000000000000000000000000a", ExogenousHash.Text(10));
}
