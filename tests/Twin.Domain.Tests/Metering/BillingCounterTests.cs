using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>The block counters of billing periods (4.4.3) against registers.</summary>
public class BillingCounterTests
{
    private static readonly long[] Thresholds = [50_000, 120_000, 150_000];

    [Property(MaxTest = 40)]
    public void Every_billing_period_has_the_blocks_of_what_was_used_in_it(ulong id, bool gas, ushort minutes, bool inSteps)
    {
        Meters meter = OnBlocks(gas ? DeviceType.Gsme : DeviceType.Esme, id);
        SimTime at = Meters.Day(minutes % 330, minutes % 1_440);
        if (inSteps)
        {
            _ = meter.Ask("4.18", Meters.Day(minutes % 200));
            _ = meter.Ask("4.18", Meters.Day(200).Ms < at.Ms ? Meters.Day(200) : at);
        }

        SimTime[] ends = [.. Enumerable.Range(2, 11).Select(static month => FirstOf(month)).Where(first => first <= at)];
        long[] registers = [.. ends.Prepend(Meters.Installed).Select(edge => Register(meter, edge))];
        long[] blocks = [.. registers.Zip(registers.Skip(1)).SelectMany(static one => Blocks(one.Second - one.First))];

        Assert.Equal(ends.Select(static end => end.Ms), Kept(meter, at, "blockCountersAtMs"));
        Assert.Equal(blocks, Kept(meter, at, gas ? "blockCountersDm3" : "blockCountersWh"));
    }

    [Fact]
    public void Twelve_periods_are_kept_and_the_tenant_of_now_sees_its_own()
    {
        Meters meter = OnBlocks();
        _ = meter.Ask("6.8", Meters.Installed, ("billingPeriod", "Weekly"));
        SimTime at = Meters.Day(150);
        long[] all = Kept(meter, at, "blockCountersAtMs");
        Assert.Equal(LogDepths.BillingPeriods, all.Length);
        Assert.Equal(all, meter.Log("4.4.3", at, Meters.Installed, at, "readAtMs"));

        _ = meter.Ask("3.2", at, ("restrictionDateTime", new SimTime(all[10])));
        Assert.Equal(all[10..], Kept(meter, at, "blockCountersAtMs"));
        Assert.Equal(all[11..], meter.Log("4.4.3", at, new SimTime(all[10] + 1), at, "blockCountersAtMs"));
    }

    [Fact]
    public void Daily_resets_are_no_billing_and_leave_the_last_day_of_a_period()
    {
        Meters meter = OnBlocks();
        _ = meter.Ask("6.26", Meters.Installed, ("dailyTariffBlockCounterMatrixReset", true));
        SimTime at = Meters.Day(45);

        Assert.Equal([FirstOf(2).Ms], Kept(meter, at, "blockCountersAtMs"));
        Assert.Equal(
            Blocks(Register(meter, FirstOf(2)) - Register(meter, FirstOf(2).Plus(-SimTime.DayMs))), Kept(meter, at, "blockCountersWh"));
    }

    [Fact]
    public void Periods_of_other_tariffs_stay_and_are_as_wide_as_the_widest()
    {
        Meters meter = OnBlocks();
        Assert.False(new Meters().Ask("4.4.3", Meters.Day(40), ("startDateTime", Meters.Installed), ("endDateTime", Meters.Day(40)))
            .TryGet("blockCountersAtMs", out _));
        Assert.Empty(Kept(meter, Meters.Day(20), "blockCountersAtMs"));

        long[] table = [.. Enumerable.Range(0, 48).Select(static slot => 1L + (slot / 24))];
        _ = meter.Ask(
            "1.1.1", FirstOf(2), ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L), ("blockTariffActions", table),
            ("blockPricesMillipencePerKwh", new[] { 1L, 0, 0, 0, 2, 0, 0, 0 }));
        _ = meter.Ask("1.1.1", FirstOf(3), ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L));
        SimTime at = FirstOf(4);

        Assert.Equal([FirstOf(2).Ms, FirstOf(3).Ms], Kept(meter, at, "blockCountersAtMs"));
        long[] counters = Kept(meter, at, "blockCountersWh");
        Assert.Equal(16, counters.Length);
        Assert.Equal([.. Blocks(Register(meter, FirstOf(2)) - Register(meter, Meters.Installed)), 0, 0, 0, 0], counters[..8]);
        Assert.Equal(Register(meter, FirstOf(3)) - Register(meter, FirstOf(2)), counters[8..].Sum());
    }

    private static Meters OnBlocks(DeviceType type = DeviceType.Esme, ulong id = 7)
    {
        Meters meter = new(type, id);
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L),
            ("blockThresholds", Thresholds), ("blockPricesMillipencePerKwh", new[] { 30_000L, 20_000, 12_000, 5_000 }));
        return meter;
    }

    private static long[] Kept(Meters meter, SimTime at, string name)
        => meter.Log("4.4.3", at, Meters.Installed.Plus(-1), at.Plus(1), name);

    private static SimTime FirstOf(int month) => UtcText.Parse($"2025-{month:D2}-01T00:00:00Z");

    private static long Register(Meters meter, SimTime at) => MeterReadings.Register(meter.Device, meter.State!, LoadQuantity.Import, at);

    private static long[] Blocks(long used)
    {
        long[] tops = [0, .. Thresholds, long.MaxValue];
        return [.. Enumerable.Range(0, 4).Select(block => Math.Max(0, Math.Min(used, tops[block + 1]) - tops[block]))];
    }
}
