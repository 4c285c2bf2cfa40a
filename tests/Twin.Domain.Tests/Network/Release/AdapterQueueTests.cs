using FsCheck.Xunit;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

public class AdapterQueueTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(12, 10)]
    public void Burst_fills_the_buffer_and_the_rest_is_refused(int messages, int accepted)
    {
        AdapterQueue adapter = new(MessageRate.PerSecond(2), 10);
        int taken = Enumerable.Range(0, messages).Count(_ => adapter.TryAccept(default, out SimTime _));

        Assert.Equal(accepted, taken);
        Assert.Equal(accepted, adapter.HeldAt(default));
    }

    [Theory]
    [InlineData(499, false)] // the first of two is still in work
    [InlineData(500, true)]
    public void Full_adapter_takes_the_next_message_when_one_is_done(long atMs, bool accepted)
    {
        AdapterQueue adapter = new(MessageRate.PerSecond(2), 2);
        Assert.True(adapter.TryAccept(default, out _));
        Assert.True(adapter.TryAccept(default, out SimTime second));
        Assert.Equal(1_000, second.Ms);

        Assert.Equal(accepted, adapter.TryAccept(new SimTime(atMs), out SimTime third));
        Assert.Equal(accepted ? 1_500 : 0, third.Ms);
    }

    [Property(MaxTest = 300)]
    public void Adapter_holds_what_a_list_of_the_unfinished_holds(ushort[] gaps, byte buffer, byte perSecond)
    {
        AdapterQueue adapter = new(MessageRate.PerSecond(1 + perSecond), 1 + (buffer % 20));
        List<long> unfinishedMs = [];
        long atMs = 0;
        foreach (ushort gap in gaps)
        {
            atMs += gap % 40;

            // What is done at this very moment is done; the machine rounds a moment up only when it hands it out, so ask it first.
            long held = adapter.HeldAt(new SimTime(atMs));
            unfinishedMs.RemoveAll(done => done <= atMs);
            Assert.Equal(unfinishedMs.Count, held);
            bool accepted = adapter.TryAccept(new SimTime(atMs), out SimTime processed);
            Assert.Equal(unfinishedMs.Count < adapter.Buffer, accepted);
            if (accepted)
            {
                unfinishedMs.Add(processed.Ms);
            }
        }
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(5, 960)]
    [InlineData(6, 1_800)] // 1,920 would be longer than the longest
    [InlineData(7, 1_800)]
    [InlineData(1_000, 1_800)]
    public void Wait_doubles_after_each_failure_up_to_the_longest(int failures, long expectedSeconds)
        => Assert.Equal(expectedSeconds * 1_000, new RetryBackoff(60_000, 1_800_000, 5).WaitMs(failures));

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Five_attempts_are_one_and_four_more(int failures, bool again)
        => Assert.Equal(again, new RetryBackoff(1, 1, 5).TriesAfter(failures));
}
