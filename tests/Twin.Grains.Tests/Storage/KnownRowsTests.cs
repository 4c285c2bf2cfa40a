using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

public sealed class KnownRowsTests
{
    private static readonly EntityKey Key = Sample.Meter;

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, false)]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(1, 3, false)]
    [InlineData(3, 3, false)]
    [InlineData(3, 4, true)]
    public void Step_is_told_only_the_row_that_it_goes_on_from(long remembered, long version, bool expected)
    {
        KnownRows rows = new(10);
        if (remembered > 0)
        {
            rows.Remember(Step(Key, remembered));
        }

        PendingStep step = Step(Key, version);
        Assert.Equal(expected, rows.TryTell(step));
        Assert.Equal(expected ? version - 1 : 0, step.Found.Version);
    }

    [Fact]
    public void Places_of_the_last_event_and_the_last_answer_are_told()
    {
        KnownRows rows = new(10);
        PendingStep step = Step(Key, 1);
        step.Found = new FoundEntity(0, 7, 9);
        rows.Remember(step);
        PendingStep next = Step(Key, 2);
        Assert.True(rows.TryTell(next));
        Assert.Equal(new FoundEntity(1, 7, 9, KeepsIndexed: true), next.Found);
    }

    [Fact]
    public void Columns_are_kept_only_when_they_are_equal_and_there_is_no_outbox()
    {
        KnownRows rows = new(10);
        rows.Remember(Step(Key, 1, status: 5));
        (PendingStep Step, bool Keeps)[] cases =
        [
            (Step(Key, 2, status: 5), true), (Step(Key, 2, status: 6), false), (Step(Key, 2, status: 5, outbox: 1), false),
        ];
        foreach ((PendingStep step, bool keeps) in cases)
        {
            Assert.True(rows.TryTell(step));
            Assert.Equal(keeps, step.Found.KeepsIndexed);
        }
    }

    [Fact]
    public void Rows_that_were_written_last_are_remembered_and_no_more_than_twice_the_bound()
    {
        KnownRows rows = new(10);
        for (ulong number = 1; number <= 1_000; number++)
        {
            rows.Remember(Step(Sample.Device(number), 1));
        }

        bool[] known = [.. Enumerable.Range(1, 1_000).Select(number => rows.TryTell(Step(Sample.Device((ulong)number), 2)))];
        Assert.InRange(known.Count(one => one), 10, 20);
        Assert.All(known[^10..], Assert.True);
        rows.Clear();
        Assert.False(rows.TryTell(Step(Sample.Device(1_000), 2)));
    }

    private static PendingStep Step(EntityKey key, long version, long status = 1, byte outbox = 0) => PendingStep.Of(
        Sample.Forms, Sample.Step(key, version, status) with { Outbox = outbox == 0 ? default : Sample.Bytes(outbox) });
}
