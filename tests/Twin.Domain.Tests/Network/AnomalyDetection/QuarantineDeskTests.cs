using FsCheck.Xunit;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.AnomalyDetection;

public class QuarantineDeskTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    private static readonly ServiceRequestVariant Tariff = ServiceRequestVariant.Parse("1.1.1");
    private static readonly OfficeHours Weekdays9To17 = new(9 * Hour, 17 * Hour, 5);
    private static readonly FileChannelSettings Plain = new(10 * Minute, 0, 0, 0, 0, 4 * Hour, 30 * Minute, 20 * Minute);

    private static QuarantineDesk Desk(FileChannelSettings? channel = null)
        => new(new QuarantineDeskSettings(30 * Minute, 40 * Minute, Weekdays9To17, OfficeHours.Always, channel ?? Plain), new(1, 2));

    [Theory]
    [InlineData(0, 9, 0, 1, 0, 10, 0)] // Monday 9:00, an hour's work
    [InlineData(0, 8, 0, 1, 0, 10, 0)] // before opening
    [InlineData(0, 16, 0, 1, 0, 17, 0)] // done at the very closing
    [InlineData(0, 16, 30, 1, 1, 9, 30)] // half an hour is left for the next day
    [InlineData(0, 17, 0, 0, 0, 17, 0)] // nothing to do at the very closing
    [InlineData(0, 17, 1, 0, 1, 9, 0)] // nothing to do, and closed
    [InlineData(4, 16, 0, 2, 7, 10, 0)] // over the weekend
    [InlineData(5, 12, 0, 1, 7, 10, 0)] // begun on a Saturday
    [InlineData(0, 9, 0, 40, 4, 17, 0)] // a whole week of eight hours a day
    [InlineData(0, 9, 0, 41, 7, 10, 0)]
    public void Work_begun_on_day_and_hour_is_done_on(int day, int hour, int minute, int workHours, int endDay, int endHour, int endMinute)
        => Assert.Equal(
            new SimTime((endDay * Day) + (endHour * Hour) + (endMinute * Minute)),
            Weekdays9To17.Finish(new SimTime((day * Day) + (hour * Hour) + (minute * Minute)), workHours * Hour));

    [Fact]
    public void Office_that_is_always_open_adds_the_work()
        => Assert.Equal(new SimTime((100 * Day) + 7), OfficeHours.Always.Finish(new SimTime(93 * Day), (7 * Day) + 7));

    [Fact]
    public void Case_goes_through_notice_investigation_file_and_desk()
    {
        // Monday 16:00: told 16:30, 30 of 60 minutes' work that day, file sent 9:30, there 9:40, done 10:10.
        QuarantineCase opened = Desk().Hold(1, Tariff, 0, 16 * Hour, out bool isNew);
        Assert.True(isNew);
        Assert.Equal((16 * Hour) + (30 * Minute), opened.NotifiedMs);
        Assert.Equal(Day + (9 * Hour) + (30 * Minute), opened.InvestigatedMs);
        Assert.Equal(new FileDelivery(Day + (9 * Hour) + (40 * Minute), 1, 0, 0), opened.File);
        Assert.Equal(Day + (10 * Hour) + (10 * Minute), opened.DecidedMs);
    }

    [Fact]
    public void Case_takes_what_is_held_until_its_file_is_sent()
    {
        QuarantineDesk desk = Desk();
        QuarantineCase first = desk.Hold(1, Tariff, 0, 9 * Hour, out _);
        Assert.Same(first, desk.Hold(1, Tariff, 1, first.InvestigatedMs - 1, out bool isNew));
        Assert.False(isNew);
        Assert.NotSame(first, desk.Hold(1, Tariff, 2, first.InvestigatedMs, out isNew));
        Assert.True(isNew);
        Assert.NotSame(first, desk.Hold(2, Tariff, 3, first.InvestigatedMs, out isNew));
        Assert.True(isNew);
        desk.Decide(first, static c => c == 0);
        Assert.Equal((4L, 1L, 1L, 2L), (desk.Held, desk.Released, desk.Rejected, desk.Waiting));
        Assert.Throws<InvalidOperationException>(() => desk.Decide(first, static _ => true));
    }

    [Fact]
    public void Lost_file_is_sent_again_in_office_hours_and_breaches_and_delays_are_counted()
    {
        FileChannelSettings bad = Plain with { LostPpm = 500_000, LatePpm = 1_000_000, LateMs = Hour, BreachPpm = 1_000_000 };
        RandomStream draws = new(3, 4);
        FileDelivery[] sent =
            [.. Enumerable.Range(0, 1_000).Select(i => FileChannel.Send(bad, OfficeHours.Always, default, draws, (ulong)i))];

        Assert.All(sent, one =>
        {
            Assert.Equal((one.Lost * 4 * Hour) + (10 * Minute) + Hour, one.ArrivedMs);
            Assert.Equal(one.Sent, one.Breaches);
            Assert.Equal(1, one.Late);
        });

        // Each loss is a coin: 1,000 losses are expected, with a standard deviation of 45.
        Assert.InRange(sent.Sum(static one => one.Lost), 820, 1_180);
    }

    [Fact]
    public void Channel_that_loses_everything_ends_after_a_thousand_tries()
        => Assert.Equal(1_000, FileChannel.Send(Plain with { LostPpm = 1_000_000 }, OfficeHours.Always, default, new(1, 1), 1).Sent);

    [Property(MaxTest = 200)]
    public void What_is_held_waits_or_is_released_or_rejected(ushort[] script)
    {
        QuarantineDesk desk = Desk();
        SortedDictionary<(long, int), QuarantineCase> due = [];
        long now = 0;
        int number = 0;
        foreach (ushort step in script)
        {
            now += step * 1_000L;
            while (due.Count > 0 && due.First().Key.Item1 <= now)
            {
                desk.Decide(due.First().Value, static c => c % 3 != 0);
                due.Remove(due.First().Key);
                Check();
            }

            QuarantineCase held = desk.Hold((ushort)((step % 3) + 1), Tariff, number, now, out bool isNew);
            if (isNew)
            {
                due.Add((held.DecidedMs, number), held);
            }

            number++;
            Check();
        }

        void Check()
        {
            Assert.Equal(number, desk.Held);
            Assert.Equal(due.Values.Sum(static c => c.Held.Count), desk.Waiting);
        }
    }
}
