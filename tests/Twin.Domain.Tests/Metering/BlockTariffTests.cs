using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class BlockTariffTests
{
    private const long StandingCharge = 40_000;
    private static readonly long[] Thresholds = [50_000, 120_000, 150_000];
    private static readonly long[] Prices = [30_000, 20_000, 12_000, 5_000];

    [Property(MaxTest = 40)]
    public void Blocks_add_up_to_what_was_used_in_the_billing_period_and_cost_block_by_price(ulong id, bool gas, ushort minutes)
    {
        Meters meter = OnBlocks(gas ? DeviceType.Gsme : DeviceType.Esme, id);
        SimTime at = Meters.Day(minutes % 330, minutes % 1440);
        SimTime[] months = [.. Enumerable.Range(1, 12).Select(static month => FirstOf(month)).Where(first => first <= at), at];

        long[] counters = Counters(meter, at);
        long used = Register(meter, months[^1]) - Register(meter, months[^2]);
        Int128 charge = (at.Ms - Meters.Installed.Ms) / SimTime.DayMs * StandingCharge * 1_000;
        for (int month = 0; month + 1 < months.Length; month++)
        {
            charge += ChargeOf(meter, Register(meter, months[month]), Register(meter, months[month + 1]));
        }

        Assert.Equal(Blocks(used), counters);
        Assert.Equal(used, counters.Sum());
        Assert.Equal((long)((-charge - 999) / 1_000), meter.Number("4.18", at, "balanceMillipence"));
    }

    [Property(MaxTest = 30)]
    public void Rates_and_block_rates_of_a_day_count_and_cost_what_their_half_hours_used(ulong id, byte days)
    {
        // Nights at a rate, days in blocks of the first rate, evenings in blocks of the second.
        Meters meter = new(id: id);
        long[] table = [.. Enumerable.Range(0, 48).Select(static at => at < 14 ? 0L : at < 34 ? 1L : 2L)];
        long[] prices = [30_000, 20_000, 0, 0, 50_000, 45_000, 40_000, 1];
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 9_000L),
            ("blockTariffActions", table), ("blockThresholds", new[] { 20_000L, 0x7FFF_FFFF, 0x7FFF_FFFF, 10_000L, 25_000L, 0x7FFF_FFFF }),
            ("blockPricesMillipencePerKwh", prices));
        SimTime at = Meters.Day(1 + (days % 30));

        long[] used = meter.Log("4.8.1", at, Meters.Installed, at, "activeImportWh");
        long Sum(long rate) => used.Where((_, slot) => table[slot % 48] == rate).Sum();
        (long night, long day, long evening) = (Sum(0), Sum(1), Sum(2));

        Assert.Equal(
            [Math.Min(day, 20_000), Math.Max(0, day - 20_000), 0, 0],
            Counters(meter, at)[..4]);
        Assert.Equal(
            [Math.Min(evening, 10_000), Math.Clamp(evening - 10_000, 0, 15_000), Math.Max(0, evening - 25_000), 0],
            Counters(meter, at)[4..]);
        long[] rates = Meters.Numbers(meter.Ask("4.1.3", at), "touImportWh");
        Assert.Equal([night], rates);
        long charge = (night * 9_000) + Counters(meter, at).Zip(prices).Sum(static one => one.First * one.Second);
        Assert.Equal(CivilDate.FloorDivide(-charge, 1_000), meter.Number("4.18", at, "balanceMillipence"));
    }

    [Theory]
    [InlineData("00:00 of the first day", 0, 0, 0)]
    [InlineData("a millisecond before the billing period ends", 31, -1, 31)]
    [InlineData("when it ends", 31, 0, 0)]
    [InlineData("a day later", 32, 0, 1)]
    public void Counters_are_reset_when_a_billing_period_ends(string moment, int day, long ms, int daysCounted)
    {
        Meters meter = OnBlocks();
        SimTime at = Meters.Day(day).Plus(ms);

        long used = Register(meter, at) - Register(meter, Meters.Day(day - daysCounted));
        Assert.True(used == Counters(meter, at).Sum(), moment);
    }

    [Fact]
    public void Counters_are_reset_by_other_calendars_daily_and_by_request()
    {
        Meters meter = OnBlocks();
        _ = meter.Ask("6.8", Meters.Day(1), ("billingPeriod", "Weekly"), ("billingDayOfWeek", 5L), ("billingTimeMinute", 90L));
        Assert.Equal(Blocks(Used(meter, Meters.Day(9, 90), Meters.Day(12))), Counters(meter, Meters.Day(12)));

        _ = meter.Ask("6.26", Meters.Day(12), ("dailyTariffBlockCounterMatrixReset", true));
        Assert.Equal(Blocks(Used(meter, Meters.Day(13), Meters.Day(13, 700))), Counters(meter, Meters.Day(13, 700)));
        Assert.Equal(Blocks(Used(meter, Meters.Day(16, 90), Meters.Day(16, 700))), Counters(meter, Meters.Day(16, 700)));
        _ = meter.Ask("6.26", Meters.Day(14), ("dailyTariffBlockCounterMatrixReset", false));

        _ = meter.Ask("1.7", Meters.Day(15), []);
        Assert.Equal([0, 0, 0, 0], Counters(meter, Meters.Day(15)));
        Assert.Equal(Blocks(Used(meter, Meters.Day(15), Meters.Day(16))), Counters(meter, Meters.Day(16)));
    }

    [Theory]
    [InlineData("as many prices as blocks", 4, 3, true)]
    [InlineData("a block without a price", 3, 3, false)]
    [InlineData("one block", 1, 0, true)]
    [InlineData("prices for blocks that there are not", 4, 1, true)]
    public void Every_block_needs_a_price(string tariff, int prices, int thresholds, bool accepted)
    {
        (string, object)[] values =
        [
            ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L), ("blockPricesMillipencePerKwh", Prices[..prices]),
            ("blockThresholds", Thresholds[..thresholds]),
        ];
        MeterRequestDecision decision = new Meters().Send("1.1.1", Meters.Installed, thresholds == 0 ? values[..^1] : values);

        Assert.True(accepted == (decision.Refusal == MeterRefusal.None), tariff);
        Assert.True(accepted || decision.State is null, tariff);
    }

    [Fact]
    public void Prices_change_from_now_on_and_a_tariff_without_blocks_ends_them()
    {
        Meters meter = OnBlocks();
        SimTime at = Meters.Day(2);
        long before = meter.Number("4.18", at, "balanceMillipence");
        Assert.False(meter.Send("1.2.1", at, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L)).Accepted);
        _ = meter.Ask(
            "1.2.1", at, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L),
            ("blockPricesMillipencePerKwh", new[] { 0L, 0, 0, 0 }));
        Assert.Equal(before, meter.Number("4.18", Meters.Day(3), "balanceMillipence"));
        Assert.Equal(Blocks(Used(meter, Meters.Installed, Meters.Day(3))), Counters(meter, Meters.Day(3)));

        _ = meter.Ask("1.1.1", Meters.Day(3), ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1_000L));
        Assert.Null(meter.State!.Features);
        long used = Used(meter, Meters.Day(3), Meters.Day(4));
        Assert.Equal(before - (used * 1_000 / 1_000), meter.Number("4.18", Meters.Day(4), "balanceMillipence"), 1.0);
    }

    [Fact]
    public void Prepayment_falls_by_the_price_of_the_block_and_runs_out_to_the_millisecond()
    {
        Meters meter = OnBlocks(id: 11);
        _ = meter.Ask("1.6", Meters.Installed, ("paymentMode", "Prepayment"));
        Assert.True(meter.TopUp(1, 3_000, Meters.Installed).Accepted);
        _ = meter.Tell(MeteringCommandKind.Settle, Meters.Installed);
        SimTime gone = MeteringMachine.NextEvent(meter.Device, meter.State, Meters.Installed);

        Assert.InRange(gone.Ms, Meters.Day(1).Ms, Meters.Day(60).Ms);
        Assert.True(meter.Number("4.18", gone.Plus(-1), "balanceMillipence") >= 0);
        _ = meter.Tell(MeteringCommandKind.Settle, gone);
        Assert.Equal(SupplyOffCause.Credit, meter.State!.SupplyOffCause);
        Assert.InRange(meter.Number("4.18", gone, "balanceMillipence"), -Prices[0], -1);
        Assert.Equal(Register(meter, gone), Register(meter, gone.Plus(SimTime.DayMs)));
    }

    private static Meters OnBlocks(DeviceType type = DeviceType.Esme, ulong id = 7)
    {
        Meters meter = new(type, id);
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", StandingCharge), ("touPricesMillipencePerKwh", 1L),
            ("blockThresholds", Thresholds), ("blockPricesMillipencePerKwh", Prices));
        return meter;
    }

    private static SimTime FirstOf(int month) => UtcText.Parse($"2025-{month:D2}-01T00:00:00Z");

    private static string Counted(Meters meter) => meter.Device.IsGas ? "gasVolumeDm3" : "activeImportWh";

    private static long Register(Meters meter, SimTime at)
        => MeterReadings.Register(meter.Device, meter.State!, LoadQuantity.Import, at);

    private static long Used(Meters meter, SimTime from, SimTime to)
    {
        Assert.Equal(Register(meter, to), meter.Number("4.1.1", to, Counted(meter)));
        return Register(meter, to) - Register(meter, from);
    }

    private static long[] Counters(Meters meter, SimTime at) => meter.Device.IsGas
        ? Meters.Numbers(meter.Ask("4.1.4", at), "blockCountersDm3")
        : Meters.Numbers(meter.Ask("4.1.3", at), "blockCountersWh");

    private static long[] Blocks(long used)
    {
        long[] tops = [0, .. Thresholds, long.MaxValue];
        return [.. Enumerable.Range(0, 4).Select(block => Math.Max(0, Math.Min(used, tops[block + 1]) - tops[block]))];
    }

    // Gas is priced by its energy, which is rounded at the readings between which it lies.
    private static Int128 ChargeOf(Meters meter, long from, long to)
    {
        Int128 charge = 0;
        foreach ((long used, long price) in Blocks(to - from).Zip(Prices))
        {
            long energy = meter.Device.IsGas ? Energy(from + used) - Energy(from) : used;
            charge += (Int128)energy * price;
            from += used;
        }

        return charge;
    }

    private static long Energy(long register)
        => GasEnergy.WhOf(register, GasEnergy.DefaultCalorificValueTenths, GasEnergy.DefaultConversionFactor);
}
