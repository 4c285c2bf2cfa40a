using FsCheck.Xunit;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class SecondaryElementTests
{
    private static readonly long[] Nights = [.. Enumerable.Range(0, 48).Select(static at => at < 15 ? 1L : 2L)];

    [Fact]
    public void Meter_of_one_element_shows_no_other()
    {
        Meters meter = new();

        Assert.False(meter.Ask("4.1.1", Meters.Day(3)).TryGet("secondaryImportWh", out _));
        Assert.False(meter.Ask("4.1.2", Meters.Day(3)).TryGet("secondaryTouImportWh", out _));
    }

    [Property(MaxTest = 40)]
    public void Registers_rates_days_and_half_hours_of_the_secondary_element_agree(ulong id, byte start, byte days)
    {
        Meters meter = new(id: id);
        SimTime from = Meters.Day(1, start * 5);
        _ = meter.Ask("1.1.2", from, ("touPricesMillipencePerKwh", new[] { 8_000L, 25_000L }), ("touTariffActions", Nights));
        SimTime at = Meters.Day(3 + (days % 28), 11);

        long register = meter.Number("4.1.1", at, "secondaryImportWh");
        long[] midnights = meter.Log("4.6.1", at, Meters.Installed, at, "secondaryImportWh");
        long[] halfHours = meter.Log("4.8.1", at, Meters.Installed, at, "secondaryImportWh");
        long[] used = meter.Log("4.17", at, Meters.Installed, at, "secondaryImportWh");

        Assert.Equal(0, meter.Number("4.1.1", from, "secondaryImportWh"));
        Assert.Equal(register, Meters.Numbers(meter.Ask("4.1.2", at), "secondaryTouImportWh").Sum());
        Assert.Equal(register, Meters.Numbers(meter.Ask("4.1.3", at), "secondaryTouImportWh").Sum());
        Assert.Equal(halfHours.Sum(), used.Sum());
        Assert.Equal(midnights[^1] - midnights[0], used[^(midnights.Length - 1)..].Sum());
        Assert.Equal(midnights[^1], halfHours.Sum());
        Assert.InRange(register - midnights[^1], 0, 5_000);
    }

    [Property(MaxTest = 40)]
    public void Balance_pays_for_both_elements(ulong id, byte days)
    {
        Meters meter = new Meters(id: id).OnPrepayment(pounds: 500);
        _ = meter.Ask("1.1.2", Meters.Installed, ("touPricesMillipencePerKwh", new[] { 8_000L, 12_000L }), ("touTariffActions", Nights));
        SimTime at = Meters.Day(days % 60, 600);
        RequestValues registers = meter.Ask("4.1.2", at);
        long[] secondary = Meters.Numbers(registers, "secondaryTouImportWh");

        long primary = Meters.Numbers(registers, "touImportWh").Sum();
        long charge = (primary * 25_000) + (secondary[0] * 8_000) + (secondary[1] * 12_000) + (days % 60 * 50_000_000L);
        Assert.Equal(CivilDate.FloorDivide(50_000_000_000 - charge, 1_000), meter.Number("4.18", at, "balanceMillipence"));
    }

    [Fact]
    public void Nothing_passes_either_element_while_the_supply_is_off_however_often_it_was()
    {
        Meters meter = new();
        _ = meter.Ask("1.2.2", Meters.Installed, ("touPricesMillipencePerKwh", 1L));
        long withheld = 0;
        for (int day = 1; day <= 300; day++)
        {
            (SimTime off, SimTime on) = (Meters.Day(day, 100), Meters.Day(day, 130));
            _ = meter.Tell(MeteringCommandKind.LoseSupply, off);
            _ = meter.Tell(MeteringCommandKind.RestoreSupply, on);
            withheld += Count(meter, on) - Count(meter, off);
        }

        SimTime at = Meters.Day(301);
        Assert.Equal(Count(meter, at) - Count(meter, Meters.Installed) - withheld, meter.Number("4.1.1", at, "secondaryImportWh"));
        Assert.Equal([meter.Number("4.1.1", at, "secondaryImportWh")], Meters.Numbers(meter.Ask("4.1.2", at), "secondaryTouImportWh"));
    }

    [Theory]
    [InlineData("a rate without a price", 1, 2, false)]
    [InlineData("as many prices as rates", 2, 2, true)]
    [InlineData("more prices than rates", 4, 2, true)]
    public void Every_rate_needs_a_price(string tariff, int prices, long rate, bool accepted)
    {
        Meters meter = new();
        MeterRequestDecision decision = meter.Send(
            "1.1.2", Meters.Installed, ("touPricesMillipencePerKwh", new long[prices]),
            ("touTariffActions", Enumerable.Range(0, 48).Select(at => at == 47 ? rate : 1L).ToArray()));

        Assert.True(accepted == decision.Accepted, tariff);
        Assert.True(accepted == (decision.State?.Features?.Secondary is not null), tariff);
    }

    [Fact]
    public void Change_of_the_secondary_tariff_is_in_the_log_of_changes()
    {
        Meters meter = new();
        _ = meter.Ask("1.1.2", Meters.Day(1), ("touPricesMillipencePerKwh", 1L));
        _ = meter.Ask("1.2.2", Meters.Day(2), ("touPricesMillipencePerKwh", 2L));

        Assert.Equal(
            [Meters.Day(1).Ms, Meters.Day(2).Ms], meter.Log("4.4.2", Meters.Day(3), Meters.Installed, Meters.Day(3), "changesAtMs"));
    }

    private static long Count(Meters meter, SimTime at) => LoadProfile.Cumulative(meter.Device, LoadQuantity.Secondary, at);
}
