using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class FileScheduleTests
{
    [Theory]
    [InlineData(1, 0, 0, 24)] // a run at the moment itself is not after it
    [InlineData(1, 0, -1, 0)]
    [InlineData(1, 6, 0, 6)]
    [InlineData(1, 6, 6, 30)]
    [InlineData(4, 3, 0, 3)]
    [InlineData(4, 3, 3, 9)]
    [InlineData(4, 3, 20, 21)]
    [InlineData(4, 3, 21, 27)]
    [InlineData(4, 23, 22, 23)]
    [InlineData(4, 23, 0, 5)] // the rest of the day before's runs
    [InlineData(24, 0, 13, 14)]
    public void Runs_a_day_from_the_first_hour_next_after_hour(int runs, int first, int after, int expected)
    {
        FileSchedule schedule = new(runs, first * SimTime.HourMs);
        Assert.Equal(new SimTime(expected * SimTime.HourMs), schedule.NextAfter(new SimTime(after * SimTime.HourMs)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(48)]
    [InlineData(1_001)]
    [InlineData(1_440)]
    public void A_hundred_days_have_a_hundred_times_the_runs_at_the_same_times_of_day(int runs)
    {
        FileSchedule schedule = new(runs, 5 * SimTime.MinuteMs);
        SimTime at = new((-50 * SimTime.DayMs) + (5 * SimTime.MinuteMs) - 1);
        List<SimTime> all = [];
        for (int i = 0; i < 100 * runs; i++)
        {
            SimTime next = schedule.NextAfter(at);
            Assert.True(next > at);
            Assert.Equal(next, schedule.NextAfter(new SimTime(next.Ms - 1)));
            at = next;
            all.Add(at);
        }

        Assert.Equal(new SimTime(50 * SimTime.DayMs + (5 * SimTime.MinuteMs)), schedule.NextAfter(at));
        for (int i = runs; i < all.Count; i++)
        {
            Assert.Equal(SimTime.DayMs, all[i].Ms - all[i - runs].Ms);
        }
    }

    [Fact]
    public void Default_schedule_runs_once_a_day_at_midnight()
        => Assert.Equal(new SimTime(SimTime.DayMs), default(FileSchedule).NextAfter(default));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_441, 0)]
    [InlineData(1, -1)]
    [InlineData(1, SimTime.DayMs)]
    public void Impossible_schedule_is_refused(int runs, long firstMs)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new FileSchedule(runs, firstMs));

    [Theory]
    [InlineData(false, false, RdpFileKind.D0350, ExportPolicy.FirstActive)]
    [InlineData(true, false, RdpFileKind.D0350, ExportPolicy.All)]
    [InlineData(true, false, RdpFileKind.Dxi, ExportPolicy.FirstActive)]
    [InlineData(false, true, RdpFileKind.Dxi, ExportPolicy.All)]
    public void Feature_switch_of_the_fuel_lets_the_new_flags_out(bool electricity, bool gas, RdpFileKind kind, ExportPolicy expected)
        => Assert.Equal(expected, new FeatureSwitches(electricity, gas).PolicyFor(kind, ExportPolicy.All));

    [Fact]
    public void Extracts_list_active_meter_points_alone()
        => Assert.Equal([DccServiceFlag.A], Enum.GetValues<DccServiceFlag>().Where(EsiExtract.Includes));
}
