using FsCheck.Xunit;
using Twin.Domain.Metering;
using Twin.Domain.Randomness;
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
        Assert.Equal(
            MeterRefusal.ScheduleIncomplete,
            meter.Send(
                "6.14.3", Meters.Day(1), ("commandedStateLevels", 1L), ("switchMinutes", 1L),
                ("switchSpecialDays", new[] { 0L, 0 })).Refusal);
        Assert.Empty(meter.Settings);
    }

    [Theory]
    [InlineData("a day that stands twice", new[] { 20250103L, 20250104, 20250103 }, 1, false)]
    [InlineData("an entry for a day that there is not", new[] { 20250103L, 20250104 }, 3, false)]
    [InlineData("an entry for the last day", new[] { 20250103L, 20250104 }, 2, true)]
    [InlineData("no entry for any of them", new[] { 20250104L, 20250103 }, 0, true)]
    public void Special_days_are_there_once_for_the_entries_that_name_them(string what, long[] days, long ofEntry, bool accepted)
    {
        MeterRequestDecision decision = new Meters().Send(
            "6.14.2", Meters.Day(1), ("switchNumbers", 1L), ("switchMinutes", 1L), ("switchActions", 1L), ("switchSpecialDays", ofEntry),
            ("specialDays", days));

        Assert.True((accepted ? MeterRefusal.None : MeterRefusal.SpecialDayUnsuitable) == decision.Refusal, what);
    }

    [Theory]
    [InlineData("on an ordinary day", 2, 700, 0, 1)]
    [InlineData("on a special day before its entry", 3, 599, 0, 0)]
    [InlineData("on a special day", 3, 600, 1, 0)]
    [InlineData("on a special day without an entry", 4, 700, 1, 0)]
    [InlineData("on the ordinary day after it, before the first entry", 5, 59, 1, 0)]
    [InlineData("on the ordinary day after it", 5, 60, 1, 1)]
    public void On_special_days_their_own_entries_are_due(string when, int day, int minute, long first, long second)
    {
        Meters meter = new();
        _ = meter.Ask(
            "6.14.2", Meters.Day(0), ("switchNumbers", new[] { 1L, 2, 2, 1 }), ("switchMinutes", new[] { 1_000L, 60, 1_200, 600 }),
            ("switchActions", new[] { 0L, 1, 0, 1 }), ("switchSpecialDays", new[] { 0L, 0, 0, 1 }),
            ("specialDays", new[] { 20250104L, 20250105 }));

        Assert.True((first, second) == (States(meter, Meters.Day(day, minute))[0], States(meter, Meters.Day(day, minute))[1]), when);
    }

    [Property(MaxTest = 300)]
    public void Switch_is_as_if_every_entry_had_been_carried_out_day_by_day(ulong seed)
    {
        RandomStream draws = new(seed, 1);
        (long Minute, long Action, int Special)[] schedule =
        [
            .. Enumerable.Range(1, 1 + (int)draws.Below(6, 0, 0)).Select(entry => (
                (long)draws.Below(1_440, (ulong)entry, 0), (long)draws.Below(2, (ulong)entry, 1), (int)draws.Below(4, (ulong)entry, 2))),
        ];
        int[] special = [10, 11 + (int)draws.Below(3, 0, 1), 15];
        (int atDay, int atMinute) = (8 + (int)draws.Below(10, 0, 2), (int)draws.Below(1_440, 0, 3));
        Meters meter = new();
        _ = meter.Ask(
            "6.14.2", Meters.Day(0), ("switchNumbers", schedule.Select(static _ => 1L).ToArray()),
            ("switchMinutes", schedule.Select(static one => one.Minute).ToArray()),
            ("switchActions", schedule.Select(static one => one.Action).ToArray()),
            ("switchSpecialDays", schedule.Select(static one => (long)one.Special).ToArray()),
            ("specialDays", special.Select(static day => 20_250_101L + day).ToArray()));

        long state = 0;
        for (int day = -1; day <= atDay; day++)
        {
            int number = Array.IndexOf(special, day) + 1;
            foreach ((long minute, long action, int ofDay) in schedule.OrderBy(static one => one.Minute))
            {
                state = ofDay == number && (day < atDay || minute <= atMinute) ? action : state;
            }
        }

        Assert.Equal([state], Times(meter, Meters.Day(atDay, atMinute)));
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
