using FsCheck.Xunit;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class SwitchScheduleTests
{
    [Theory]
    [InlineData("before the first entry the last of the day before holds", 0, 0, 1)]
    [InlineData("a millisecond before the first entry", 60, -1, 1)]
    [InlineData("when it is due", 60, 0, 0)]
    [InlineData("between entries", 700, 0, 0)]
    [InlineData("when the second is due", 1_380, 0, 1)]
    [InlineData("at the end of the day", 1_440, -1, 1)]
    public void Switch_follows_its_schedule_every_day(string when, int minute, long ms, long state)
    {
        Meters meter = new();
        Schedule(meter, [3, 3, 1], [60, 1_380, 60], [0, 1, 0]);

        foreach (int day in new[] { 2, 3, 300 })
        {
            Assert.True(state == States(meter, Meters.Day(day, minute).Plus(ms))[2], $"{when}, day {day}");
        }

        Assert.Equal((0, 0), (States(meter, Meters.Day(2, 30))[0], States(meter, Meters.Day(2, 1_439))[4]));
        Assert.Null(meter.State);
    }

    [Fact]
    public void Command_goes_before_the_schedule_until_it_ends_or_is_reset()
    {
        Meters meter = new();
        Schedule(meter, [1, 1], [0, 720], [0, 1]);
        Assert.Equal([0], Times(meter, Meters.Day(1, 9)));
        _ = meter.Ask("7.5", Meters.Day(1, 10), ("switchNumber", 1L), ("durationMinutes", 30L));
        Assert.Equal([1, 1, 0], Times(meter, Meters.Day(1, 10), Meters.Day(1, 40).Plus(-1), Meters.Day(1, 40)));

        _ = meter.Ask("7.6", Meters.Day(1, 730), ("switchNumber", 1L), ("durationMinutes", 300L));
        Assert.Equal([0, 0], Times(meter, Meters.Day(1, 730), Meters.Day(1, 800)));
        _ = meter.Ask("7.8", Meters.Day(1, 800), ("switchNumber", 1L));
        Assert.Equal([1, 1], Times(meter, Meters.Day(1, 800), Meters.Day(1, 1_439)));
    }

    [Property(MaxTest = 50)]
    public void Schedule_is_late_by_less_than_the_limit_the_same_every_day(ulong id, ushort limit, byte day)
    {
        long seconds = limit % 1_800;
        Meters meter = new(id: id);
        Schedule(meter, [1, 1], [0, 720], [0, 1]);
        _ = meter.Ask("7.12", Meters.Day(1), ("randomisedOffsetLimitSeconds", seconds));
        long Late(SimTime due)
        {
            (long low, long high) = (-1, 1_800_000);
            while (high - low > 1)
            {
                long middle = (low + high) / 2;
                (low, high) = States(meter, due.Plus(middle))[0] == 1 ? (low, middle) : (middle, high);
            }

            return high;
        }

        long late = Late(Meters.Day(2, 720));
        Assert.InRange(late, 0, Math.Max(0, (seconds * 1_000) - 1));
        Assert.Equal(late, Late(Meters.Day(3 + day, 720)));
        Assert.Equal(0, States(meter, Meters.Day(2, 720).Plus(late - 1))[0]);
    }

    [Fact]
    public void Schedule_whose_lists_are_not_of_one_length_is_refused()
    {
        Meters meter = new();
        Assert.Equal(
            MeterRefusal.ScheduleIncomplete,
            meter.Send("6.14.2", Meters.Day(1), ("switchNumbers", new[] { 1L, 2 }), ("switchMinutes", 1L), ("switchActions", 1L)).Refusal);
        Assert.Equal(
            MeterRefusal.ScheduleIncomplete,
            meter.Send("6.14.3", Meters.Day(1), ("commandedStateLevels", new[] { 1L, 2 }), ("switchMinutes", 1L)).Refusal);
        Assert.Empty(meter.Settings);
    }

    [Theory]
    [InlineData("by the schedule", 1, 30)]
    [InlineData("commanded", 2, 80)]
    [InlineData("commanded, within the limit", 3, 50)]
    [InlineData("by the schedule, below the limit", 4, 30)]
    [InlineData("by the schedule again", 5, 30)]
    public void Controller_has_the_level_of_command_or_schedule_within_the_limit(string level, int day, long percent)
    {
        Meters meter = new();
        Assert.Equal(0, meter.Number("7.15", Meters.Day(0), "stateLevel"));
        _ = meter.Ask("6.14.3", Meters.Day(0), ("commandedStateLevels", new[] { 30L, 60 }), ("switchMinutes", new[] { 0L, 600 }));
        _ = meter.Ask(
            "7.13", Meters.Day(0), ("startDateTime", Meters.Day(2)), ("endDateTime", Meters.Day(4)), ("commandedStateLevel", 80L));
        _ = meter.Ask(
            "7.16", Meters.Day(0), ("startDateTime", Meters.Day(3)), ("endDateTime", Meters.Day(5)), ("commandedStateLevel", 50L));

        Assert.True(percent == meter.Number("7.15", Meters.Day(day), "stateLevel"), level);
        Assert.Equal(60, meter.Number("7.15", Meters.Day(1, 600), "stateLevel"));
    }

    private static void Schedule(Meters meter, long[] numbers, long[] minutes, long[] actions) => _ = meter.Ask(
        "6.14.2", Meters.Day(0), ("switchNumbers", numbers), ("switchMinutes", minutes), ("switchActions", actions));

    private static long[] States(Meters meter, SimTime at) => Meters.Numbers(meter.Ask("7.7", at), "switchStates");

    private static long[] Times(Meters meter, params SimTime[] times) => [.. times.Select(at => States(meter, at)[0])];
}
