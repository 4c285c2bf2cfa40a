using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Engine.Scheduling;
using Xunit;

namespace Twin.Engine.Tests.Scheduling;

public sealed class EventCalendarTests
{
    private const int DayShift = 6;
    private const long Day = 1 << DayShift;
    private const long Start = 1_000;
    private const long End = Start + (20 * Day);

    /// <summary>The obvious calendar: everything in one list, looked through for the least.</summary>
    private sealed class SortedListOracle
    {
        private readonly List<SimEvent> waiting = [];

        public long Count => waiting.Count;

        public void Add(SimEvent due) => waiting.Add(due);

        public bool TryTake(long beforeMs, out SimEvent due)
        {
            due = waiting
                .OrderBy(static e => (e.TimeMs, e.Priority)).ThenBy(static e => ((uint)e.Entity, e.Sequence))
                .FirstOrDefault();
            return waiting.Count > 0 && due.TimeMs < beforeMs && waiting.Remove(due);
        }
    }

    // Adds and drains mixed. Few entities, priorities and moments, so that equal ones are common; an event is made to follow what was
    // taken last, at the same moment as often as not, and some are due after the end.
    private sealed record Step(bool IsAdd, int OffsetMs, int Entity, byte Priority);

    private static readonly Gen<Step> AnyStep =
        from add in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
        from offset in Gen.OneOf(Gen.Choose(0, 2), Gen.Choose(0, (int)Day), Gen.Choose(0, 5 * (int)Day), Gen.Choose(0, 30 * (int)Day))
        from entity in Gen.Choose(0, 3)
        from priority in Gen.Choose(0, 2)
        select new Step(add, offset, entity, (byte)priority);

    [Property(MaxTest = 300)]
    public Property Events_come_out_as_from_a_sorted_list_whatever_is_added_while_draining()
        => Prop.ForAll(AnyStep.ListOf().Select(static steps => steps.ToArray()).ToArbitrary(), static steps =>
        {
            EventCalendar calendar = new(Start, End, DayShift);
            SortedListOracle oracle = new();
            long present = Start;
            ushort sequence = 0;
            foreach (Step step in steps)
            {
                if (step.IsAdd)
                {
                    SimEvent due = new(present + step.OffsetMs, step.Entity, 1, step.Priority, sequence++, step.OffsetMs);
                    calendar.Add(due);
                    oracle.Add(due);
                    continue;
                }

                // A run that ends within the calendar; what is due later stays.
                long before = Math.Min(present + step.OffsetMs, End);
                bool expected = oracle.TryTake(before, out SimEvent first);
                Assert.Equal(expected, calendar.TryTake(before, out SimEvent taken));
                Assert.Equal(expected ? first : default, taken);
                Assert.Equal(oracle.Count, calendar.Count);
                present = expected ? taken.TimeMs : Math.Max(present, before);
            }

            while (oracle.TryTake(End, out SimEvent first))
            {
                Assert.True(calendar.TryTake(End, out SimEvent taken));
                Assert.Equal(first, taken);
            }

            Assert.False(calendar.TryTake(End, out _));
            Assert.Equal(oracle.Count, calendar.Count);
        });

    [Fact]
    public void Thousands_of_events_of_one_day_come_out_in_order()
    {
        EventCalendar calendar = new(0, 1 << 20, dayShift: 16);
        for (int entity = 0; entity < 5_000; entity++)
        {
            calendar.Add(new SimEvent(entity * 7_919L % 200_000, entity, 0, 0, 0));
        }

        List<SimEvent> taken = [];
        while (calendar.TryTake(long.MaxValue, out SimEvent due))
        {
            taken.Add(due);
        }

        Assert.Equal(5_000, taken.Count);
        Assert.Equal(taken.OrderBy(static e => e.TimeMs).ThenBy(static e => e.Entity), taken);
    }

    [Fact]
    public void Equal_moments_are_ordered_by_priority_then_entity_then_sequence()
    {
        SimEvent[] inOrder =
        [
            new(Start, 9, 0, 0, 9), new(Start, 1, 0, 1, 5), new(Start, 2, 0, 1, 0), new(Start, 2, 0, 1, 1), new(Start + 1, 0, 0, 0, 0),
        ];
        EventCalendar calendar = new(Start, End, DayShift);
        foreach (SimEvent due in inOrder.Reverse())
        {
            calendar.Add(due);
        }

        foreach (SimEvent expected in inOrder)
        {
            Assert.True(calendar.TryTake(End, out SimEvent taken));
            Assert.Equal(expected, taken);
        }
    }

    [Theory]
    [InlineData(Start - 1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Event_before_the_start_is_refused(long timeMs)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new EventCalendar(Start, End, DayShift).Add(new SimEvent(timeMs, 0, 0, 0, 0)));

    [Fact]
    public void Event_before_the_last_one_taken_is_refused_and_one_at_the_same_moment_is_not()
    {
        EventCalendar calendar = new(Start, End, DayShift);
        calendar.Add(new SimEvent(Start + 10, 0, 0, 0, 0));
        Assert.True(calendar.TryTake(End, out _));

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(new SimEvent(Start + 9, 0, 0, 0, 0)));
        calendar.Add(new SimEvent(Start + 10, 0, 0, 0, 1));
        Assert.True(calendar.TryTake(End, out SimEvent again));
        Assert.Equal(1, again.Sequence);
    }

    [Theory]
    [InlineData(Day / 2)]
    [InlineData(Day)]
    [InlineData(3 * Day)]
    public void Event_before_a_moment_up_to_which_all_was_taken_is_refused_and_one_at_it_is_not(long afterStart)
    {
        EventCalendar calendar = new(Start, End, DayShift);
        Assert.False(calendar.TryTake(Start + afterStart, out _));

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(new SimEvent(Start + afterStart - 1, 0, 0, 0, 0)));
        calendar.Add(new SimEvent(Start + afterStart, 0, 0, 0, 0));
        Assert.False(calendar.TryTake(Start + afterStart, out _));
        Assert.True(calendar.TryTake(Start + afterStart + 1, out _));
    }

    [Fact]
    public void Event_far_beyond_the_end_is_kept_and_never_reached()
    {
        EventCalendar calendar = new(Start, End, DayShift);
        calendar.Add(new SimEvent(long.MaxValue, 0, 0, 0, 0));

        Assert.False(calendar.TryTake(End, out _));
        Assert.Equal(1, calendar.Count);
    }

    [Property(MaxTest = 300)]
    public Property Events_of_a_source_come_between_the_others_as_from_a_sorted_list()
        => Prop.ForAll(AnyStep.ListOf().Select(static steps => steps.ToArray()).ToArbitrary(), static steps =>
        {
            EventCalendar calendar = new(Start, End, DayShift);
            SortedListOracle oracle = new();
            List<SimEvent> given = [];
            ushort sequence = 0;
            foreach (Step step in steps)
            {
                SimEvent due = new(Start + step.OffsetMs, step.Entity, 1, step.Priority, sequence++, step.OffsetMs);
                oracle.Add(due);
                if (step.IsAdd)
                {
                    given.Add(due);
                }
                else
                {
                    calendar.Add(due);
                }
            }

            given.Sort(static (left, right) => left.IsBefore(right) ? -1 : 1);
            calendar.Follow(new BatchSource(given));
            while (oracle.TryTake(End, out SimEvent first))
            {
                Assert.True(calendar.TryTake(End, out SimEvent taken));
                Assert.Equal(first, taken);
                if (taken.Data % 3 == 1)
                {
                    // What an event causes may be due in a day that lies between the source's next and the open one.
                    SimEvent caused = new(taken.TimeMs + taken.Data, taken.Entity, 2, taken.Priority, sequence++);
                    calendar.Add(caused);
                    oracle.Add(caused);
                }
            }

            Assert.False(calendar.TryTake(End, out _));
        });

    [Fact]
    public void Several_sources_are_followed_in_one_order_whenever_each_begins()
    {
        EventCalendar calendar = new(Start, End, DayShift);
        calendar.Follow(new BatchSource([]));
        calendar.Follow(new BatchSource([.. Enumerable.Range(0, 10).Select(static i => new SimEvent(Start + (3 * i), 1, 0, 0, 0))]));
        for (int taken = 0; taken < 2; taken++)
        {
            Assert.True(calendar.TryTake(End, out SimEvent due));
            Assert.Equal(Start + (3 * taken), due.TimeMs);
        }

        calendar.Follow(new BatchSource([.. Enumerable.Range(2, 10).Select(static i => new SimEvent(Start + (2 * i), 2, 0, 0, 0))]));
        calendar.Follow(new BatchSource([new SimEvent(Start + 6, 0, 0, 0, 0), new SimEvent(Start + 100, 0, 0, 0, 0)]));
        List<SimEvent> rest = [];
        while (calendar.TryTake(End, out SimEvent due))
        {
            rest.Add(due);
        }

        Assert.Equal(8 + 10 + 2, rest.Count);
        Assert.Equal(rest.OrderBy(static e => e.TimeMs).ThenBy(static e => e.Entity), rest);
    }

    [Fact]
    public void Source_that_begins_in_the_past_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => new EventCalendar(Start, End, DayShift).Follow(new BatchSource([new SimEvent(Start - 1, 0, 0, 0, 0)])));

    /// <summary>Gives what it has in batches of three.</summary>
    private sealed class BatchSource(List<SimEvent> events) : IEventSource
    {
        private int at;

        public ArraySegment<SimEvent> Next()
        {
            SimEvent[] batch = [.. events.Skip(at).Take(3)];
            at += batch.Length;
            return batch;
        }
    }
}
