using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Records;

/// <summary>Two steps of one entity as one: everything follows in order, and the later one has the last word.</summary>
public sealed class StepAfterStepTests
{
    private static readonly DeviceId Meter = new(0x00DB_1234_5678_90A0);

    [Theory]
    [InlineData("due 1", "due 2", "1 at 1, 2 at 2", "")]
    [InlineData("due 1", "due 1", "1 at 2", "")]
    [InlineData("due 1", "done 1", "", "1")]
    [InlineData("done 1", "due 1", "1 at 2", "")]
    [InlineData("done 1", "done 2", "", "1 2")]
    [InlineData("", "due 1", "1 at 2", "")]
    [InlineData("done 1", "", "", "1")]
    public void The_later_step_has_the_last_word_on_what_is_due(string first, string later, string due, string done)
    {
        EntityStep<DeviceRecord> both = Step(first, 1).Then(Step(later, 2));
        Assert.Equal(due, string.Join(", ", both.Due.Select(static one => $"{one.Number} at {one.At.Ms}")));
        Assert.Equal(done, string.Join(' ', both.DueDone));
    }

    [Fact]
    public void What_happened_and_what_is_said_keep_their_order_and_the_record_is_the_later_ones()
    {
        EntityStep<DeviceRecord> first = Told(1);
        EntityStep<DeviceRecord> later = Told(2);
        EntityStep<DeviceRecord> both = first.Then(later);
        Assert.Equal([1, 2], both.Happenings.Select(static one => one.Cause));
        Assert.Equal([1L, 2L], both.Messages.Select(static one => one.Sequence));
        Assert.Same(later.After, both.After);
    }

    private static EntityStep<DeviceRecord> Step(string what, long atMs)
    {
        string[] words = what.Split(' ');
        long number = words.Length == 2 ? words[1][0] - '0' : 0;
        return new EntityStep<DeviceRecord>
        {
            After = DeviceRecord.Empty(Meter),
            Due = words[0] == "due" ? [new DueEntry(number, new SimTime(atMs), DueKind.Credit, null)] : [],
            DueDone = words[0] == "done" ? [number] : [],
        };
    }

    private static EntityStep<DeviceRecord> Told(int number) => new()
    {
        After = DeviceRecord.Empty(Meter),
        Happenings = [new Happening { At = default, Kind = TwinEventKind.DeviceChanged, Entity = EntityKey.Of(Meter), Cause = number }],
        Messages = [new EntityMessage(EntityKey.Of(Meter), EntityKey.Of(Meter), number, default, new TellTenancy())],
    };
}
