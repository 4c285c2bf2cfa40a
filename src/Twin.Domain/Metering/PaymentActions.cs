using System.Globalization;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What requests change of tariff, balance, debts and prepayment. The balance is settled up to the request before.</summary>
internal static class PaymentActions
{
    internal const int MostCredits = 10;
    internal const int MostChanges = 12;
    internal const int MostUtrns = 100;

    private const long MillipencePerPenny = 1_000;
    private const long WholeInHundredthsOfPercent = 10_000;

    /// <summary>Carries out an action that is about money; others do nothing.</summary>
    public static void Do(MeterAction action, MeterWork work)
    {
        switch (action)
        {
            case MeterAction.SetTariff or MeterAction.SetPrice:
                SetTariff(action, work);
                break;
            case MeterAction.SetSecondaryTariff or MeterAction.SetSecondaryPrice:
                FeatureActions.SetSecondary(action, work);
                break;
            case MeterAction.AdjustBalance:
                AdjustBalance(work);
                break;
            case MeterAction.SetPaymentMode:
                SetPaymentMode(work);
                break;
            case MeterAction.SetPrepayment:
                SetPrepayment(work);
                break;
            case MeterAction.TopUp:
                TopUp(work);
                break;
            case MeterAction.SetDebt:
                SetDebt(work);
                break;
            case MeterAction.ActivateEmergencyCredit:
                (MeterRefusal refusal, work.State) = MeteringMachine.ActivateEmergencyCredit(work.State);
                work.Refuse(refusal);
                break;
            case MeterAction.SetGasConversion:
                work.State = work.State with
                {
                    CalorificValueTenths = work.Number("calorificValueTenths"),
                    ConversionFactorHundredThousandths = work.Number("conversionFactorHundredThousandths"),
                };
                break;
        }
    }

    private static void SetTariff(MeterAction action, MeterWork work)
    {
        Sequence<long> rates = action == MeterAction.SetTariff ? [.. work.Numbers("touTariffActions")] : work.State.RateOfHalfHour;
        if (!CheckRates(rates, work))
        {
            return;
        }

        BlockTariff? before = work.State.Features?.Blocks;
        BlockTariff? blocks = action == MeterAction.SetTariff ? FeatureActions.BlocksOfTariff(work)
            : before is null ? null : FeatureActions.WithPrices(work, before);
        Sequence<SpecialDay> days = action == MeterAction.SetTariff
            ? SpecialDays.OfTariff(work, Math.Max(rates.Count, work.Numbers("blockTariffActions").Length))
            : work.State.Features?.SpecialDays ?? default;
        if (work.Refusal != MeterRefusal.None)
        {
            return;
        }

        // A table in which every half-hour has the first rate is no table: then any stretch of time is charged at once.
        Sequence<long> table = rates.AsSpan().ContainsAnyExcept(1L) ? rates : default;
        int count = Math.Max(1, work.Numbers("touPricesMillipencePerKwh").Length);
        MeteringState state = WithSnapshot(work);
        work.State = state with
        {
            Features = ((state.Features ?? MeterFeatures.None) with { Blocks = blocks, SpecialDays = days }).OrNull(),
            PricesMillipencePerKwh = [.. work.Numbers("touPricesMillipencePerKwh")],
            RateOfHalfHour = table,
            StandingChargeMillipencePerDay = work.Number("standingChargeMillipencePerDay"),
            RateRegisters = Rates(work, count),
        };
    }

    /// <summary>Whether every rate of a table has a price in the request; refuses the request when one has not.</summary>
    internal static bool CheckRates(Sequence<long> rates, MeterWork work)
    {
        int prices = work.Numbers("touPricesMillipencePerKwh").Length;
        if (RateTable.IsWhole(rates.Count) && rates.All(rate => rate <= prices))
        {
            return true;
        }

        work.Refuse(MeterRefusal.RateWithoutPrice);
        return false;
    }

    // Registers of rates go on where they are; before the first tariff everything was counted at the first rate.
    private static Sequence<long> Rates(MeterWork work, int count)
    {
        Sequence<long> before = work.State.RateRegisters;
        long[] after = new long[Math.Max(count, before.Count)];
        before.AsSpan().CopyTo(after);
        if (before.Count == 0)
        {
            after[0] = work.Register(LoadQuantity.Import, work.At);
        }

        return [.. after];
    }

    private static void AdjustBalance(MeterWork work)
    {
        long balance = work.Text("adjustment") == "Reset"
            ? 0
            : Settlement.AddMillipence(work.State.BalanceMicropence, work.Number("amountMillipence"));
        work.State = work.State with { BalanceMicropence = balance };
        work.Add("balanceMillipence", Settlement.Millipence(work.State));
    }

    private static void SetPaymentMode(MeterWork work)
    {
        bool prepayment = work.Text("paymentMode") == nameof(PaymentMode.Prepayment);
        MeteringState state = WithSnapshot(work);
        work.State = state with
        {
            PaymentMode = prepayment ? PaymentMode.Prepayment : PaymentMode.Credit,
            IsEmergencyCreditActive = prepayment && state.IsEmergencyCreditActive,
            IsDisablementSuspended = prepayment && state.IsDisablementSuspended,
            Prepayment = state.Prepayment with
            {
                SuspendDebtDisabled = work.Flag("suspendDebtDisabled"),
                SuspendDebtEmergency = work.Flag("suspendDebtEmergency"),
                DisablementThresholdMillipence = work.Number("disablementThresholdMillipence"),
            },
        };
    }

    private static void SetPrepayment(MeterWork work) => work.State = work.State with
    {
        Prepayment = work.State.Prepayment with
        {
            EmergencyCreditLimitMillipence = work.Number("emergencyCreditLimitMillipence"),
            EmergencyCreditThresholdMillipence = work.Number("emergencyCreditThresholdMillipence"),
            LowCreditThresholdMillipence = work.Number("lowCreditThresholdMillipence"),
            MaxMeterBalanceMillipence = work.Number("maxMeterBalanceMillipence"),
            MaxCreditThresholdMillipence = work.Number("maxCreditThresholdMillipence"),
            NonDisablementFromMinute = (int)work.Number("nonDisablementFromMinute"),
            NonDisablementToMinute = (int)work.Number("nonDisablementToMinute"),
        },
    };

    private static void TopUp(MeterWork work)
    {
        MeteringState state = work.State;
        UInt128 utrn = UInt128.Parse(work.Text("utrn"), NumberStyles.None, CultureInfo.InvariantCulture);
        long amount = work.Number("amountPence") * MillipencePerPenny;
        long toDebt = Math.Min(state.PaymentDebtMillipence, amount * state.DebtRecoveryPerPayment / WholeInHundredthsOfPercent);
        long balance = Settlement.AddMillipence(state.BalanceMicropence, amount - toDebt);
        MeteringState after = state with { BalanceMicropence = balance };
        MeterRefusal refusal = RefusalOf(state, after, utrn, amount);
        if (refusal != MeterRefusal.None)
        {
            work.Refuse(refusal);
            return;
        }

        work.State = after with
        {
            PaymentDebtMillipence = state.PaymentDebtMillipence - toDebt,
            UsedUtrns = state.UsedUtrns.Append(utrn, MostUtrns),
            Credits = state.Credits.Append(new MeterCredit(work.At, amount), MostCredits),
            DebtPayments = toDebt == 0
                ? state.DebtPayments
                : state.DebtPayments.Append(new MeterCredit(work.At, toDebt), MostCredits),
        };
        work.Add("creditMillipence", amount - toDebt);
        work.Add("debtRecoveredMillipence", toDebt);
        work.Add("balanceMillipence", Settlement.Millipence(work.State));
    }

    private static MeterRefusal RefusalOf(MeteringState state, MeteringState after, UInt128 utrn, long amount)
    {
        PrepaymentRules rules = state.Prepayment;
        if (state.PaymentMode != PaymentMode.Prepayment)
        {
            return MeterRefusal.NotInPrepayment;
        }

        if (state.UsedUtrns.Contains(utrn))
        {
            return MeterRefusal.UtrnUsedBefore;
        }

        if (rules.MaxCreditThresholdMillipence > 0 && amount > rules.MaxCreditThresholdMillipence)
        {
            return MeterRefusal.TopUpTooLarge;
        }

        bool tooMuch = rules.MaxMeterBalanceMillipence > 0 && Settlement.Millipence(after) > rules.MaxMeterBalanceMillipence;
        return tooMuch ? MeterRefusal.BalanceTooLarge : MeterRefusal.None;
    }

    private static void SetDebt(MeterWork work) => work.State = work.State with
    {
        Debt1 = Debt(work, "timeDebtRegister1Millipence", "debtRecoveryRate1Millipence", "debtRecoveryRatePeriod1"),
        Debt2 = Debt(work, "timeDebtRegister2Millipence", "debtRecoveryRate2Millipence", "debtRecoveryRatePeriod2"),
        PaymentDebtMillipence = work.Number("paymentDebtRegisterMillipence"),
        DebtRecoveryPerPayment = (int)work.Number("debtRecoveryPerPayment"),
    };

    private static TimeDebt Debt(MeterWork work, string amount, string rate, string period)
        => new(work.Number(amount), work.Number(rate), work.Text(period) == "HOURLY" ? DebtPeriod.Hourly : DebtPeriod.Daily);

    /// <summary>The state with an entry of 4.4.2.</summary>
    internal static MeteringState WithSnapshot(MeterWork work)
    {
        BillingSnapshot snapshot = new(work.At, work.Register(LoadQuantity.Import, work.At), Settlement.Millipence(work.State));
        return work.State with { ModeAndTariffChanges = work.State.ModeAndTariffChanges.Append(snapshot, MostChanges) };
    }
}
