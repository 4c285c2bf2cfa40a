using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class SupplyTests
{
    [Property(MaxTest = 60)]
    public void Nothing_is_counted_while_nothing_passes_the_meter(ulong id, bool gas, bool outage, ushort start, ushort length)
    {
        Meters meter = new(gas ? DeviceType.Gsme : DeviceType.Esme, id);
        string counted = gas ? "gasVolumeDm3" : "activeImportWh";
        SimTime off = Meters.Day(1, start % 1440);
        SimTime on = off.Plus((1 + (length % 3000)) * SimTime.MinuteMs);
        SimTime end = Meters.Day(6);
        long used = Used(meter, off, on);
        long always = meter.Number("4.1.1", end, counted);

        _ = outage ? meter.Tell(MeteringCommandKind.LoseSupply, off).Accepted : meter.Send("7.2", off).Accepted;
        long stopped = meter.Number("4.1.1", off, counted);
        Assert.Equal(stopped, meter.Number("4.1.1", on, counted));
        if (outage)
        {
            _ = meter.Tell(MeteringCommandKind.RestoreSupply, on);
        }
        else
        {
            Assert.True(meter.Send("7.3", on).Accepted);
            Assert.True(meter.Tell(MeteringCommandKind.EnableLocally, on).Accepted);
        }

        Assert.Equal(always - used, meter.Number("4.1.1", end, counted));
        Assert.Equal(always - used, meter.Log("4.8.1", end, Meters.Day(0), end, counted).Sum());
    }

    [Theory]
    [InlineData(179_999, 0x8F35)]
    [InlineData(180_000, 0x8F36)]
    public void Restored_supply_is_told_by_how_long_it_was_away(long ms, int alert)
    {
        Meters meter = new();
        _ = meter.Tell(MeteringCommandKind.LoseSupply, Meters.Day(1));
        Assert.True(Meters.Get(meter.Ask("7.4", Meters.Day(1)), "supplyLost").IsSet);
        _ = meter.Tell(MeteringCommandKind.RestoreSupply, Meters.Day(1).Plus(ms));

        Assert.Equal(
            [new MeterAlert(0x8F57, Meters.Day(1)), new MeterAlert((ushort)alert, Meters.Day(1).Plus(ms))], meter.Alerts);
        RequestValues events = meter.Ask(
            "6.13", Meters.Day(2), ("startDateTime", Meters.Day(0)), ("endDateTime", Meters.Day(2)), ("logToRead", "PowerEvent"));
        Assert.Equal([0x8F57, alert], Meters.Numbers(events, "eventCodes"));
        Assert.False(Meters.Get(meter.Ask("7.4", Meters.Day(2)), "supplyLost").IsSet);
    }

    [Fact]
    public void Supply_follows_requests()
    {
        Meters meter = new();
        Assert.Equal("Enabled", Supply(meter));
        Assert.Equal(MeterRefusal.SupplyStateUnsuitable, meter.Send("7.3", Meters.Day(1)).Refusal);
        _ = meter.Ask("7.2", Meters.Day(1));
        Assert.Equal("Disabled", Supply(meter));
        _ = meter.Ask("7.3", Meters.Day(1));
        Assert.Equal("Armed", Supply(meter));
        _ = meter.Ask("7.1", Meters.Day(1));
        Assert.Equal("Enabled", Supply(meter));
    }

    [Fact]
    public void Many_outages_keep_the_register_right_and_the_state_small()
    {
        Meters meter = new();
        long withheld = 0;
        for (int day = 1; day <= 300; day++)
        {
            SimTime off = Meters.Day(day, 600);
            SimTime on = Meters.Day(day, 700);
            _ = meter.Tell(MeteringCommandKind.LoseSupply, off);
            _ = meter.Tell(MeteringCommandKind.RestoreSupply, on);
            withheld += Used(meter, off, on);
        }

        Assert.Equal(256, meter.State!.Gaps.Count);
        long always = new Meters().Number("4.1.1", Meters.Day(301), "activeImportWh");
        Assert.Equal(always - withheld, meter.Number("4.1.1", Meters.Day(301), "activeImportWh"));
    }

    [Fact]
    public void Installed_meter_starts_at_nothing_and_has_no_log_before()
    {
        Meters meter = new();
        _ = meter.Tell(MeteringCommandKind.Install, Meters.Day(10, 15));

        Assert.Equal(0, meter.Number("4.1.1", Meters.Day(10, 15), "activeImportWh"));
        long[] halfHours = meter.Log("4.8.1", Meters.Day(11), Meters.Day(9), Meters.Day(12), "activeImportWh");
        Assert.Equal(47, halfHours.Length);
        Assert.True(halfHours.Sum() < meter.Number("4.1.1", Meters.Day(11), "activeImportWh"));
    }

    [Fact]
    public void Logs_end_at_the_tenancy_and_at_their_depth_and_now()
    {
        Meters meter = new();
        SimTime now = Meters.Day(500);
        Assert.Equal(397 * 48, meter.Log("4.8.1", now, Meters.Day(0), Meters.Day(900), "activeImportWh").Length);
        Assert.Equal(92 * 48, meter.Log("4.8.3", now, Meters.Day(0), Meters.Day(900), "activeExportWh").Length);
        Assert.Equal(31, meter.Log("4.6.1", now, Meters.Day(0), Meters.Day(900), "activeImportWh").Length);
        Assert.Equal(500, meter.Log("4.17", now, Meters.Day(0), Meters.Day(900), "activeImportWh").Length);
        Assert.Empty(meter.Log("4.8.1", now, Meters.Day(600), Meters.Day(900), "activeImportWh"));
        Assert.Equal(MeterRefusal.PeriodWithoutLength, meter.Send("4.8.1", now, ("startDateTime", now), ("endDateTime", now)).Refusal);

        _ = meter.Ask("3.2", now, ("restrictionDateTime", Meters.Day(495)));
        Assert.Equal(5 * 48, meter.Log("4.8.1", now, Meters.Day(0), Meters.Day(900), "activeImportWh").Length);
        _ = meter.Tell(MeteringCommandKind.ChangeTenancy, Meters.Day(499));
        Assert.Equal(now, meter.State!.TenancyStartedAt);
    }

    [Fact]
    public void Switches_follow_requests_until_they_end()
    {
        Meters meter = new();
        _ = meter.Ask("7.5", Meters.Day(1), ("switchNumber", 2L), ("durationMinutes", 30L));
        _ = meter.Ask("7.6", Meters.Day(1), ("switchNumber", 1L), ("durationMinutes", 60L));
        Assert.Equal([1, 2], Meters.Numbers(meter.Ask("7.7", Meters.Day(1, 29)), "commandedSwitches"));
        Assert.Equal([0, 1], Meters.Numbers(meter.Ask("7.7", Meters.Day(1, 29)), "commandedStates"));
        Assert.Equal([1], Meters.Numbers(meter.Ask("7.7", Meters.Day(1, 30)), "commandedSwitches"));
        _ = meter.Ask("7.8", Meters.Day(1, 31), ("switchNumber", 1L));
        Assert.Empty(Meters.Numbers(meter.Ask("7.7", Meters.Day(1, 32)), "commandedSwitches"));

        _ = meter.Ask("7.9", Meters.Day(2), ("switchNumber", 4L));
        _ = meter.Ask("7.9", Meters.Day(2), ("switchNumber", 3L));
        _ = meter.Ask("7.10", Meters.Day(2), ("switchNumber", 4L));
        Assert.Equal([3], Meters.Numbers(meter.Ask("7.11", Meters.Day(2)), "boostButtonSwitches"));
    }

    [Fact]
    public void Disabled_alert_is_kept_in_the_log_and_not_sent()
    {
        Meters meter = new();
        Assert.True(AlertBehaviour.IsSent(meter.Settings, 0x8F35));
        Assert.False(AlertBehaviour.IsSent(meter.Settings, 0x8F57));
        _ = meter.Ask("6.22", Meters.Day(1), ("disabledAlerts", new long[] { 0x8F35 }));

        Assert.False(AlertBehaviour.IsSent(meter.Settings, 0x8F35));
        Assert.True(AlertBehaviour.IsSent(meter.Settings, 0x8F36));
    }

    private static long Used(Meters meter, SimTime from, SimTime to)
        => LoadProfile.Cumulative(meter.Device, LoadQuantity.Import, to) - LoadProfile.Cumulative(meter.Device, LoadQuantity.Import, from);

    private static string Supply(Meters meter) => Meters.Get(meter.Ask("7.4", Meters.Day(1)), "supplyState").Text;
}
