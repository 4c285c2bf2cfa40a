using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class PrepaymentTests
{
    [Property(MaxTest = 40)]
    public void Settling_in_steps_is_settling_at_once(ulong id, bool gas, bool rates, byte pounds, ushort[] hours)
    {
        Meters once = Customer(id, gas, rates, pounds % 40);
        Meters steps = Customer(id, gas, rates, pounds % 40);
        SimTime end = Meters.Day(90, 7);

        _ = once.Tell(MeteringCommandKind.Settle, end);
        foreach (ushort hour in hours.Select(static one => (ushort)(one % (90 * 24))).Order())
        {
            _ = steps.Tell(MeteringCommandKind.Settle, Meters.Day(0, hour * 60));
        }

        _ = steps.Tell(MeteringCommandKind.Settle, end);

        Assert.Equal(once.State, steps.State);
        Assert.Equal(once.Alerts, steps.Alerts);
    }

    [Property(MaxTest = 40)]
    public void Balance_is_what_was_paid_less_what_was_used(ulong id, byte[] payments)
    {
        Meters meter = new Meters(id: id).OnPrepayment(pounds: 500);
        long paid = 50_000;
        int day = 1;
        foreach (byte pence in payments.Take(12))
        {
            paid += pence + 1;
            Assert.True(meter.TopUp(100 + day, pence + 1, Meters.Day(day, 61)).Accepted);
            day += 3;
        }

        SimTime at = Meters.Day(day, 333);
        long wh = meter.Number("4.1.1", at, "activeImportWh");

        Assert.Equal(
            CivilDate.FloorDivide((paid * 1_000_000) - (wh * 25_000) - (day * 50_000_000L), 1_000),
            meter.Number("4.18", at, "balanceMillipence"));
    }

    [Property(MaxTest = 40)]
    public void Credit_event_is_the_first_millisecond_below_the_threshold(ulong id, bool gas, bool rates)
    {
        Meters meter = Customer(id, gas, rates, pounds: 12);
        SimTime due = MeteringMachine.NextEvent(meter.Device, meter.State, Meters.Installed);
        long threshold = meter.State!.Prepayment.LowCreditThresholdMillipence;

        Assert.True(meter.Number("4.18", due.Plus(-1), "balanceMillipence") >= threshold);
        Assert.Empty(meter.Alerts);
        _ = meter.Tell(MeteringCommandKind.Settle, due);

        Assert.Equal([new MeterAlert(0x810D, due)], meter.Alerts);
        Assert.True(meter.Number("4.18", due, "balanceMillipence") < threshold);
        Assert.True(MeteringMachine.NextEvent(meter.Device, meter.State, due) > due);
    }

    [Fact]
    public void Credit_runs_out_and_comes_back()
    {
        Meters meter = Customer(id: 3, gas: false, rates: false, pounds: 10);
        _ = meter.Tell(MeteringCommandKind.Settle, Meters.Day(60));

        Assert.Equal([0x810D, 0x8119, 0x8F0F], meter.Alerts.Select(static one => (int)one.Code));
        Assert.Equal(meter.Alerts.Select(static one => one.At).Order(), meter.Alerts.Select(static one => one.At));
        Assert.Equal((SupplyState.Disabled, SupplyOffCause.Credit), (meter.State!.Supply, meter.State.SupplyOffCause));

        Assert.Equal(MeterRefusal.SupplyStateUnsuitable, meter.Send("7.1", Meters.Day(60, 5)).Refusal);
        Assert.Equal(MeterRefusal.SupplyStateUnsuitable, meter.Send("7.3", Meters.Day(60, 6)).Refusal);
        Assert.True(meter.TopUp(2, 6_000, Meters.Day(61)).Accepted);
        Assert.Equal(SupplyState.Armed, meter.State.Supply);
        Assert.Equal(0x8F32, meter.Alerts[^1].Code);

        Assert.True(meter.Tell(MeteringCommandKind.EnableLocally, Meters.Day(61, 10)).Accepted);
        Assert.Equal(SupplyState.Enabled, meter.State.Supply);
        Assert.False(meter.Tell(MeteringCommandKind.EnableLocally, Meters.Day(61, 11)).Accepted);
        Assert.Equal(0, meter.Log("4.17", Meters.Day(65), Meters.Day(59), Meters.Day(60), "activeImportWh").Single());
        Assert.True(meter.Log("4.17", Meters.Day(65), Meters.Day(63), Meters.Day(64), "activeImportWh").Single() > 0);
    }

    [Fact]
    public void Emergency_credit_carries_on_below_nothing_and_is_paid_back()
    {
        Meters meter = Customer(id: 3, gas: false, rates: false, pounds: 10);
        Assert.Equal(MeterRefusal.NoEmergencyCreditAvailable, meter.Send("2.5", Meters.Day(0, 5)).Refusal);
        SimTime low = MeteringMachine.NextEvent(meter.Device, meter.State, Meters.Installed);
        _ = meter.Tell(MeteringCommandKind.Settle, low);
        SimTime offered = MeteringMachine.NextEvent(meter.Device, meter.State, low);
        _ = meter.Tell(MeteringCommandKind.Settle, offered);

        Assert.True(meter.Send("2.5", offered).Accepted);
        Assert.Equal(MeterRefusal.NoEmergencyCreditAvailable, meter.Send("2.5", offered).Refusal);
        SimTime gone = MeteringMachine.NextEvent(meter.Device, meter.State, offered);
        Assert.Equal(500_000, meter.Number("4.3", offered, "emergencyCreditBalanceMillipence"));
        Assert.InRange(meter.Number("4.18", gone.Plus(-1), "balanceMillipence"), -500_000, 0);
        _ = meter.Tell(MeteringCommandKind.Settle, gone);

        Assert.Equal(SupplyState.Disabled, meter.State!.Supply);
        Assert.True(meter.Number("4.18", gone, "balanceMillipence") < -500_000);
        Assert.Equal(0, meter.Number("4.3", gone, "emergencyCreditBalanceMillipence"));
        Assert.True(meter.TopUp(2, 2_000, gone.Plus(1)).Accepted);
        Assert.False(meter.State.IsEmergencyCreditActive);
        Assert.Equal(500_000, meter.Number("4.3", gone.Plus(2), "emergencyCreditBalanceMillipence"));
    }

    [Fact]
    public void Supply_stays_on_in_the_hours_in_which_it_is_not_disabled()
    {
        Meters meter = Customer(
            id: 3, gas: false, rates: false, pounds: 10, ("nonDisablementToMinute", 600L), ("nonDisablementFromMinute", 0L));
        _ = meter.Ask("1.2.1", Meters.Day(1), ("standingChargeMillipencePerDay", 5_000_000L), ("touPricesMillipencePerKwh", 0L));
        _ = meter.Tell(MeteringCommandKind.Settle, Meters.Day(4));

        Assert.Equal(
            [new MeterAlert(0x8F83, Meters.Day(2)), new MeterAlert(0x8F0F, Meters.Day(2, 600))],
            meter.Alerts.Where(static one => one.Code is 0x8F83 or 0x8F0F));
        Assert.Equal(new SupplyGap(Meters.Day(2, 600), Meters.Day(4)), new SupplyGap(meter.State!.OffSince!.Value, Meters.Day(4)));
    }

    [Fact]
    public void Top_up_is_taken_once_and_pays_debts_first()
    {
        Meters meter = new Meters().OnPrepayment(pounds: 0);
        _ = meter.Ask(
            "2.3", Meters.Installed, ("timeDebtRegister1Millipence", 0L), ("timeDebtRegister2Millipence", 0L),
            ("paymentDebtRegisterMillipence", 300_000L), ("debtRecoveryPerPayment", 2_500L));

        Assert.True(meter.TopUp(9, 1_000, Meters.Installed).Accepted);
        MeterRequestDecision again = meter.TopUp(9, 1_000, Meters.Installed);

        Assert.Equal((MeterRefusal.UtrnUsedBefore, "refusal = utrnUsedBefore"), (again.Refusal, again.Result.ToString()));
        Assert.Equal(750_000, meter.Number("4.18", Meters.Installed, "balanceMillipence"));
        Assert.Equal(50_000, meter.Number("4.3", Meters.Installed, "paymentDebtMillipence"));
        Assert.Equal([1_000_000], meter.Log("4.4.5", Meters.Day(1), Meters.Installed, Meters.Day(1), "creditsMillipence"));
        Assert.Equal([250_000], meter.Log("4.4.4", Meters.Day(1), Meters.Installed, Meters.Day(1), "debtPaymentsMillipence"));
        Assert.Equal(MeterRefusal.NotInPrepayment, new Meters().TopUp(1, 100, Meters.Installed).Refusal);
    }

    [Theory]
    [InlineData(1_001, MeterRefusal.TopUpTooLarge)]
    [InlineData(1_000, MeterRefusal.None)]
    public void Top_up_within_limits_is_taken(int pence, MeterRefusal refusal)
    {
        Meters meter = Customer(id: 1, gas: false, rates: false, pounds: 10, ("maxCreditThresholdMillipence", 1_000_000L));

        Assert.Equal(refusal, meter.TopUp(5, pence, Meters.Installed).Refusal);
    }

    [Theory]
    [InlineData(501, MeterRefusal.BalanceTooLarge)]
    [InlineData(500, MeterRefusal.None)]
    public void Balance_within_limits_is_taken(int pence, MeterRefusal refusal)
    {
        Meters meter = Customer(id: 1, gas: false, rates: false, pounds: 10, ("maxMeterBalanceMillipence", 1_500_000L));

        Assert.Equal(refusal, meter.TopUp(5, pence, Meters.Installed).Refusal);
    }

    [Theory]
    [InlineData("HOURLY", 1, 24_000)]
    [InlineData("HOURLY", 100, 100_000)]
    [InlineData("DAILY", 3, 3_000)]
    public void Debt_is_recovered_at_its_rate_until_nothing_is_left(string period, int days, long recovered)
    {
        Meters meter = new Meters().OnPrepayment(pounds: 500);
        _ = meter.Ask(
            "2.3", Meters.Installed, ("timeDebtRegister1Millipence", 100_000L), ("timeDebtRegister2Millipence", 0L),
            ("paymentDebtRegisterMillipence", 0L), ("debtRecoveryPerPayment", 0L), ("debtRecoveryRate1Millipence", 1_000L),
            ("debtRecoveryRatePeriod1", period));

        Assert.Equal(100_000 - recovered, meter.Number("4.3", Meters.Day(days), "timeDebt1Millipence"));
    }

    // Warned below 5 pounds, emergency credit of 5 pounds offered below 2, all rates cheap at night where there are two.
    private static Meters Customer(ulong id, bool gas, bool rates, int pounds, params (string Name, object Value)[] more)
    {
        Meters meter = new Meters(gas ? DeviceType.Gsme : DeviceType.Esme, id).OnPrepayment(pounds: 0);
        if (rates)
        {
            _ = meter.Ask(
                "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 40_000L),
                ("touPricesMillipencePerKwh", new[] { 7_000L, 31_000L }),
                ("touTariffActions", Enumerable.Range(0, 48).Select(static at => at < 14 ? 1L : 2L).ToArray()));
        }

        (string, object)[] thresholds =
        [
            ("emergencyCreditLimitMillipence", 500_000L), ("emergencyCreditThresholdMillipence", 200_000L),
            ("lowCreditThresholdMillipence", 500_000L), .. more,
        ];
        if (pounds > 0)
        {
            Assert.True(meter.TopUp(1, pounds * 100, Meters.Installed).Accepted);
        }

        _ = meter.Ask("2.1", Meters.Installed, thresholds);
        return meter;
    }
}
