using FsCheck.Xunit;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class LoadLimitTests
{
    private static readonly SimTime End = Meters.Day(20);

    [Theory]
    [InlineData("at once", 0, 0)]
    [InlineData("ten minutes", 600, 600)]
    [InlineData("as long as the load lasts", 1_800, 1_800)]
    [InlineData("a second longer than it lasts", 1_801, -1)]
    public void Event_is_when_the_load_was_above_the_limit_for_the_time_set(string period, long seconds, long eventAfterSeconds)
    {
        Meters meter = new();
        (SimTime peak, long threshold) = LonePeak(meter);
        Limit(meter, threshold, seconds, 60, "Unchanged");
        _ = meter.Tell(MeteringCommandKind.Settle, End);

        SimTime due = peak.Plus(eventAfterSeconds * SimTime.SecondMs);
        Assert.Equal(eventAfterSeconds < 0 ? [] : new[] { new MeterAlert(0x8F01, due) }, meter.Alerts);
        Assert.True((eventAfterSeconds < 0 ? 0 : 1) == meter.Number("4.15", End, "loadLimitCounter"), period);
        Assert.Equal(SupplyState.Enabled, meter.State!.Supply);
    }

    [Theory]
    [InlineData("above the limit by a watt", -1, 1)]
    [InlineData("at the limit", 0, 0)]
    public void Load_at_the_limit_is_no_event(string load, long difference, long events)
    {
        Meters meter = new();
        long highest = 2 * meter.Log("4.8.1", End, Meters.Installed, End, "activeImportWh").Max();
        Limit(meter, highest + difference, 0, 60, "Unchanged");

        Assert.True(events == meter.Number("4.15", End, "loadLimitCounter"), load);
    }

    [Fact]
    public void Supply_is_armed_until_the_restoration_period_is_over_and_nothing_is_counted_meanwhile()
    {
        Meters meter = new();
        (SimTime peak, long threshold) = LonePeak(meter);
        long always = Read(meter, End);
        Limit(meter, threshold, 600, 7_200, "Disable");
        SimTime off = peak.Plus(10 * SimTime.MinuteMs);
        SimTime on = off.Plus(2 * SimTime.HourMs);

        Assert.Equal(off, MeteringMachine.NextEvent(meter.Device, meter.State, Meters.Installed));
        Assert.Equal("Enabled", Meters.Get(meter.Ask("7.4", off.Plus(-1)), "supplyState").Text);
        Assert.Equal("Armed", Meters.Get(meter.Ask("7.4", off), "supplyState").Text);
        Assert.Equal(on, MeteringMachine.NextEvent(meter.Device, meter.State, off));
        Assert.Equal(0, meter.Number("4.16", off.Plus(SimTime.HourMs), "activePowerImportW"));
        long stopped = Read(meter, off.Plus(SimTime.HourMs));
        Assert.Equal("Armed", Meters.Get(meter.Ask("7.4", on.Plus(-1)), "supplyState").Text);
        Assert.Equal("Enabled", Meters.Get(meter.Ask("7.4", on), "supplyState").Text);
        Assert.Equal(stopped, Read(meter, on));

        Assert.Equal([new MeterAlert(0x8F01, off), new MeterAlert(0x8F33, off), new MeterAlert(0x8F34, on)], meter.Alerts);
        long withheld = LoadProfile.Cumulative(meter.Device, LoadQuantity.Import, on)
            - LoadProfile.Cumulative(meter.Device, LoadQuantity.Import, off);
        Assert.Equal(always - withheld, Read(meter, End));
        Assert.Equal(always - withheld, meter.Log("4.8.1", End, Meters.Installed, End, "activeImportWh").Sum());
        Assert.Equal(1, meter.Number("4.15", End, "loadLimitCounter"));
        _ = meter.Ask("6.4.2", End);
        Assert.Equal(0, meter.Number("4.15", End, "loadLimitCounter"));
    }

    [Property(MaxTest = 30)]
    public void Events_that_leave_the_supply_are_the_times_above_the_limit_that_last_long_enough(ulong id, ushort threshold, ushort period)
    {
        Meters meter = new(id: id);
        (long limit, long seconds) = (threshold % 2_000, period % 10_000);
        Limit(meter, limit, seconds, 60, "Unchanged");
        _ = meter.Tell(MeteringCommandKind.Settle, End);

        List<SimTime> expected = [];
        long[] used = meter.Log("4.8.1", End, Meters.Installed, End, "activeImportWh");
        int run = 0;
        for (int at = 0; at <= used.Length; at++)
        {
            if (at < used.Length && 2 * used[at] > limit)
            {
                run++;
                continue;
            }

            SimTime due = Meters.Installed.Plus(((at - run) * LoadProfile.HalfHourMs) + (seconds * SimTime.SecondMs));
            if (run > 0 && due <= Meters.Installed.Plus(at * LoadProfile.HalfHourMs))
            {
                expected.Add(due);
            }

            run = 0;
        }

        Assert.Equal(expected, meter.Alerts.Select(static one => one.At));
        Assert.Equal(expected.Count, meter.Number("4.15", End, "loadLimitCounter"));
    }

    [Property(MaxTest = 15)]
    public void Settling_in_steps_is_settling_at_once_and_registers_and_half_hours_agree(
        ulong id, bool blocks, ushort threshold, ushort period, ushort restoration, ushort[] minutes)
    {
        Meters once = Customer(id, blocks, threshold % 2_000, period % 4_000, restoration % 9_000);
        Meters steps = Customer(id, blocks, threshold % 2_000, period % 4_000, restoration % 9_000);

        _ = once.Tell(MeteringCommandKind.Settle, End);
        foreach (int minute in minutes.Select(static one => one % (20 * 1_440)).Order())
        {
            _ = steps.Tell(MeteringCommandKind.Settle, Meters.Day(0, minute));
        }

        _ = steps.Tell(MeteringCommandKind.Settle, End);

        Assert.Equal(once.State, steps.State);
        Assert.Equal(once.Alerts, steps.Alerts);
        long[] halfHours = once.Log("4.8.1", End, Meters.Installed, End, "activeImportWh");
        long[] midnights = once.Log("4.6.1", End, Meters.Installed, End, "activeImportWh");
        Assert.Equal(midnights[^1] - midnights[0], halfHours[^(48 * (midnights.Length - 1))..].Sum());
        Assert.Equal(midnights[^1], Read(once, End));
    }

    [Property(MaxTest = 15)]
    public void Every_event_is_at_the_moment_foreseen(ulong id, ushort threshold, ushort restoration)
    {
        Meters meter = new(id: id);
        Limit(meter, 300 + (threshold % 1_500), 900, restoration, "Disable");
        SimTime at = Meters.Installed;
        for (int step = 0; step < 20 && at < End; step++)
        {
            SimTime due = MeteringMachine.NextEvent(meter.Device, meter.State, at);
            Assert.True(due > at);
            _ = meter.Tell(MeteringCommandKind.Settle, due.Plus(-1));
            Assert.DoesNotContain(meter.Alerts, one => one.At > at);
            _ = meter.Tell(MeteringCommandKind.Settle, due);
            Assert.True(due > End || meter.Alerts[^1].At == due);
            at = due;
        }
    }

    [Fact]
    public void Limit_of_nothing_gives_one_event_a_half_hour_at_most()
    {
        Meters meter = new();
        Limit(meter, 0, 0, 0, "Disable");
        _ = meter.Tell(MeteringCommandKind.Settle, Meters.Day(1));

        Assert.Equal(49, meter.Number("4.15", Meters.Day(1), "loadLimitCounter"));
        Assert.Equal(SupplyState.Enabled, meter.State!.Supply);
    }

    [Fact]
    public void Somebody_at_the_premises_enables_what_a_load_limit_armed()
    {
        Meters meter = new();
        (SimTime peak, long threshold) = LonePeak(meter);
        Limit(meter, threshold, 0, 86_400, "Disable");
        _ = meter.Tell(MeteringCommandKind.Settle, peak);
        Assert.Equal((SupplyState.Armed, SupplyOffCause.LoadLimit), (meter.State!.Supply, meter.State.SupplyOffCause));

        Assert.True(meter.Tell(MeteringCommandKind.EnableLocally, peak.Plus(SimTime.MinuteMs)).Accepted);
        _ = meter.Tell(MeteringCommandKind.Settle, End);
        Assert.Equal([0x8F01, 0x8F33], meter.Alerts.Select(static one => (int)one.Code));
        Assert.Equal(new SupplyGap(peak, peak.Plus(SimTime.MinuteMs)), Assert.Single(meter.State.Gaps));
    }

    [Theory]
    [InlineData("7.2", SupplyState.Disabled)]
    [InlineData("7.3", SupplyState.Armed)]
    [InlineData("7.1", SupplyState.Enabled)]
    public void Request_takes_over_from_the_load_limit(string srv, SupplyState supply)
    {
        Meters meter = new();
        (SimTime peak, long threshold) = LonePeak(meter);
        Limit(meter, threshold, 0, 3_600, "Disable");
        _ = meter.Ask(srv, peak.Plus(SimTime.MinuteMs));
        _ = meter.Tell(MeteringCommandKind.Settle, End);

        Assert.Equal(supply, meter.State!.Supply);
        Assert.DoesNotContain(meter.Alerts, static one => one.Code == 0x8F34);
    }

    [Fact]
    public void Restoration_waits_for_the_network()
    {
        Meters meter = new();
        (SimTime peak, long threshold) = LonePeak(meter);
        Limit(meter, threshold, 0, 3_600, "Disable");
        _ = meter.Tell(MeteringCommandKind.LoseSupply, peak.Plus(SimTime.MinuteMs));
        SimTime back = peak.Plus(3 * SimTime.HourMs);
        _ = meter.Tell(MeteringCommandKind.RestoreSupply, back);
        Assert.Equal(back, MeteringMachine.NextEvent(meter.Device, meter.State, back));
        _ = meter.Tell(MeteringCommandKind.Settle, back);

        Assert.Equal(new MeterAlert(0x8F34, back), meter.Alerts[^1]);
        Assert.Equal(new SupplyGap(peak, back), Assert.Single(meter.State!.Gaps));
    }

    private static void Limit(Meters meter, long watts, long period, long restoration, string supply) => _ = meter.Ask(
        "6.4.1", Meters.Installed, ("loadLimitPowerThresholdW", watts), ("loadLimitPeriodSeconds", period),
        ("loadLimitRestorationPeriodSeconds", restoration), ("loadLimitSupplyState", supply));

    // The half-hour of the greatest load, and a limit that no other reaches.
    private static (SimTime Peak, long Threshold) LonePeak(Meters meter)
    {
        long[] used = meter.Log("4.8.1", End, Meters.Installed, End, "activeImportWh");
        long[] ordered = [.. used.OrderDescending()];
        Assert.True(ordered[0] > ordered[1]);
        return (Meters.Installed.Plus(Array.IndexOf(used, ordered[0]) * LoadProfile.HalfHourMs), 2 * ordered[1]);
    }

    // On prepayment, so that credit and load are looked at together.
    private static Meters Customer(ulong id, bool blocks, long watts, long period, long restoration)
    {
        Meters meter = new Meters(id: id).OnPrepayment(pounds: 20);
        if (blocks)
        {
            _ = meter.Ask(
                "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 30_000L), ("touPricesMillipencePerKwh", 1L),
                ("blockThresholds", 30_000L), ("blockPricesMillipencePerKwh", new[] { 40_000L, 10_000L }));
        }

        _ = meter.Ask("1.1.2", Meters.Installed, ("touPricesMillipencePerKwh", 5_000L));
        _ = meter.Ask(
            "2.1", Meters.Installed, ("emergencyCreditLimitMillipence", 0L), ("emergencyCreditThresholdMillipence", 0L),
            ("lowCreditThresholdMillipence", 300_000L));
        Limit(meter, watts, period, restoration, "Disable");
        return meter;
    }

    private static long Read(Meters meter, SimTime at) => meter.Number("4.1.1", at, "activeImportWh");
}
