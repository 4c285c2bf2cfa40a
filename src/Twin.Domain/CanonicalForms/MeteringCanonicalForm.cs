using System.Buffers;
using Twin.Domain.Metering;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>
/// The metering state of a device as bytes, fields in one fixed order, lists after their count. Strict: what is
/// read and written again is the same.
/// </summary>
public static class MeteringCanonicalForm
{
    /// <summary>Writes a state.</summary>
    public static void Write(IBufferWriter<byte> bytes, MeteringState state)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(state);
        FormWriter writer = new(bytes);
        WriteBase(writer, state);
        WritePayment(writer, state);
        WriteSupply(writer, state);
        WriteLogs(writer, state);
        MeterFeaturesCanonicalForm.Write(writer, state.Features);
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="FormatException">The bytes are not those of any state.</exception>
    public static MeteringState Read(ReadOnlySpan<byte> bytes)
    {
        FormReader reader = new("metering state", bytes);
        MeteringState state = ReadParts(ref reader, isFirstVersion: false);
        MeterFeatures? features = MeterFeaturesCanonicalForm.Read(ref reader);
        reader.End();
        return features is null ? state : state with { Features = features };
    }

    /// <summary>Reads a state of a device record of version 1, which knew no <see cref="MeteringState.Features"/>.</summary>
    /// <exception cref="FormatException">The bytes are not those of any such state.</exception>
    public static MeteringState ReadFirstVersion(ReadOnlySpan<byte> bytes)
    {
        FormReader reader = new("metering state", bytes);
        MeteringState state = ReadParts(ref reader, isFirstVersion: true);
        reader.End();
        return state;
    }

    private static MeteringState ReadParts(ref FormReader reader, bool isFirstVersion)
        => ReadLogs(ref reader, ReadSupply(ref reader, ReadPayment(ref reader, ReadBase(ref reader, isFirstVersion))));

    private static void WriteBase(in FormWriter writer, MeteringState state)
    {
        writer.Flag(state.Base is not null);
        if (state.Base is { } start)
        {
            writer.Time(start.At);
            writer.Int64(start.Import);
            writer.Int64(start.Export);
            writer.Int64(start.Reactive);
        }

        writer.Time(state.TenancyStartedAt);
        writer.Int64(state.BlockCountersFrom);
        writer.Time(state.ImportDemandResetAt);
        writer.Time(state.ExportDemandResetAt);
        writer.Time(state.ConfigurableDemandResetAt);
        writer.Time(state.VoltageCountersResetAt);
    }

    private static MeteringState ReadBase(ref FormReader reader, bool isFirstVersion)
    {
        RegisterBase? start = reader.Flag("whether there is a base")
            ? new RegisterBase(reader.Time(), reader.Int64(), reader.Int64(), reader.Int64())
            : null;
        return new MeteringState
        {
            Base = start,
            TenancyStartedAt = reader.Time(),
            BlockCountersFrom = reader.Int64(),
            ImportDemandResetAt = reader.Time(),
            ExportDemandResetAt = reader.Time(),
            ConfigurableDemandResetAt = reader.Time(),
            VoltageCountersResetAt = isFirstVersion ? SecondTime(ref reader) : reader.Time(),
        };
    }

    // The first version had the moment of 6.4.2 before it, from which events were counted that are now counted as they happen.
    private static SimTime SecondTime(ref FormReader reader)
    {
        _ = reader.Time();
        return reader.Time();
    }

    private static void WritePayment(in FormWriter writer, MeteringState state)
    {
        writer.Member(state.PaymentMode);
        writer.Int64(state.BalanceMicropence);
        writer.Time(state.SettledTo);
        writer.Numbers(state.PricesMillipencePerKwh.AsSpan());
        writer.Numbers(state.RateOfHalfHour.AsSpan());
        writer.Numbers(state.RateRegisters.AsSpan());
        writer.Int64(state.StandingChargeMillipencePerDay);
        writer.Int64(state.CalorificValueTenths);
        writer.Int64(state.ConversionFactorHundredThousandths);
        PrepaymentRules rules = state.Prepayment;
        writer.Int64(rules.EmergencyCreditLimitMillipence);
        writer.Int64(rules.EmergencyCreditThresholdMillipence);
        writer.Int64(rules.LowCreditThresholdMillipence);
        writer.Int64(rules.DisablementThresholdMillipence);
        writer.Int64(rules.MaxMeterBalanceMillipence);
        writer.Int64(rules.MaxCreditThresholdMillipence);
        writer.Flag(rules.SuspendDebtDisabled);
        writer.Flag(rules.SuspendDebtEmergency);
        writer.Int64(rules.NonDisablementFromMinute);
        writer.Int64(rules.NonDisablementToMinute);
        writer.Flag(state.IsEmergencyCreditActive);
        writer.Flag(state.IsLowCreditTold);
        writer.Flag(state.IsEmergencyCreditTold);
        writer.Flag(state.IsDisablementSuspended);
        WriteDebt(writer, state.Debt1);
        WriteDebt(writer, state.Debt2);
        writer.Int64(state.PaymentDebtMillipence);
        writer.Int64(state.DebtRecoveryPerPayment);
    }

    private static MeteringState ReadPayment(ref FormReader reader, MeteringState state) => state with
    {
        PaymentMode = reader.Member<PaymentMode>("the payment mode"),
        BalanceMicropence = reader.Int64(),
        SettledTo = reader.Time(),
        PricesMillipencePerKwh = [.. reader.Numbers("the prices")],
        RateOfHalfHour = [.. ReadRates(ref reader)],
        RateRegisters = [.. reader.Numbers("the registers of rates")],
        StandingChargeMillipencePerDay = reader.Int64(),
        CalorificValueTenths = reader.Int64(),
        ConversionFactorHundredThousandths = reader.Int64(),
        Prepayment = ReadRules(ref reader),
        IsEmergencyCreditActive = reader.Flag("emergency credit"),
        IsLowCreditTold = reader.Flag("low credit told"),
        IsEmergencyCreditTold = reader.Flag("emergency credit told"),
        IsDisablementSuspended = reader.Flag("disablement suspended"),
        Debt1 = ReadDebt(ref reader),
        Debt2 = ReadDebt(ref reader),
        PaymentDebtMillipence = reader.Int64(),
        DebtRecoveryPerPayment = (int)reader.Within(0, 10_000, "the debt recovered of a payment"),
    };

    private static long[] ReadRates(ref FormReader reader)
    {
        long[] rates = [.. reader.Numbers("the rates of half-hours")];
        return RateTable.IsWhole(rates.Length) && Array.TrueForAll(rates, static rate => rate is >= 1 and <= 48)
            ? rates
            : throw reader.Refuse($"found {rates.Length} rates of half-hours", "none, or 48 of each of up to 16 days, from 1 to 48");
    }

    private static PrepaymentRules ReadRules(ref FormReader reader) => new()
    {
        EmergencyCreditLimitMillipence = reader.Int64(),
        EmergencyCreditThresholdMillipence = reader.Int64(),
        LowCreditThresholdMillipence = reader.Int64(),
        DisablementThresholdMillipence = reader.Int64(),
        MaxMeterBalanceMillipence = reader.Int64(),
        MaxCreditThresholdMillipence = reader.Int64(),
        SuspendDebtDisabled = reader.Flag("debt suspended while disabled"),
        SuspendDebtEmergency = reader.Flag("debt suspended in emergency"),
        NonDisablementFromMinute = (int)reader.Within(0, 1_439, "the start of non-disablement"),
        NonDisablementToMinute = (int)reader.Within(0, 1_439, "the end of non-disablement"),
    };

    private static void WriteDebt(in FormWriter writer, TimeDebt debt)
    {
        writer.Int64(debt.Millipence);
        writer.Int64(debt.RateMillipence);
        writer.Member(debt.Period);
    }

    private static TimeDebt ReadDebt(ref FormReader reader)
        => new(reader.Int64(), reader.Int64(), reader.Member<DebtPeriod>("the period of a debt"));

    private static void WriteSupply(in FormWriter writer, MeteringState state)
    {
        writer.Member(state.Supply);
        writer.Member(state.SupplyOffCause);
        writer.Time(state.SupplyLostAt);
        writer.Time(state.SupplyRestoredAt);
        writer.Time(state.OffSince);
        writer.List(state.Gaps, static (in FormWriter w, SupplyGap gap) =>
        {
            w.Time(gap.From);
            w.Time(gap.To);
        });
        writer.List(state.Switches, static (in FormWriter w, LoadSwitch one) =>
        {
            w.Byte(one.Number);
            w.Flag(one.IsOn);
            w.Time(one.Until);
        });
        writer.Numbers(state.BoostButtonSwitches.AsSpan());
    }

    private static MeteringState ReadSupply(ref FormReader reader, MeteringState state) => state with
    {
        Supply = reader.Member<SupplyState>("the supply"),
        SupplyOffCause = reader.Member<SupplyOffCause>("why the supply is off"),
        SupplyLostAt = reader.OptionalTime("when supply was lost"),
        SupplyRestoredAt = reader.OptionalTime("when supply was restored"),
        OffSince = reader.OptionalTime("since when nothing passes"),
        Gaps = reader.List("gaps", 16, static (ref FormReader r) => new SupplyGap(r.Time(), r.Time())),
        Switches = reader.List("switches", 10, static (ref FormReader r) => new LoadSwitch(r.Byte(), r.Flag("a switch"), r.Time())),
        BoostButtonSwitches = [.. reader.Numbers("switches of the boost button")],
    };

    private static void WriteLogs(in FormWriter writer, MeteringState state)
    {
        WriteCredits(writer, state.Credits);
        WriteCredits(writer, state.DebtPayments);
        WriteCredits(writer, state.DailyBalances);
        writer.List(state.ModeAndTariffChanges, static (in FormWriter w, BillingSnapshot one) =>
        {
            w.Time(one.At);
            w.Int64(one.Import);
            w.Int64(one.BalanceMillipence);
        });
        writer.List(state.UsedUtrns, static (in FormWriter w, UInt128 one) =>
        {
            w.Int64((long)(ulong)one);
            w.Int64((long)(ulong)(one >> 64));
        });
        writer.List(state.Events, static (in FormWriter w, MeterAlert one) =>
        {
            w.Int64(one.Code);
            w.Time(one.At);
        });
    }

    private static MeteringState ReadLogs(ref FormReader reader, MeteringState state) => state with
    {
        Credits = ReadCredits(ref reader),
        DebtPayments = ReadCredits(ref reader),
        DailyBalances = ReadCredits(ref reader),
        ModeAndTariffChanges = reader.List(
            "changes", 24, static (ref FormReader r) => new BillingSnapshot(r.Time(), r.Int64(), r.Int64())),
        UsedUtrns = reader.List("UTRNs", 16, static (ref FormReader r) => (ulong)r.Int64() | ((UInt128)(ulong)r.Int64() << 64)),
        Events = reader.List(
            "events", 16, static (ref FormReader r) => new MeterAlert((ushort)r.Within(0, ushort.MaxValue, "an event"), r.Time())),
    };

    private static void WriteCredits(in FormWriter writer, Sequence<MeterCredit> credits)
        => writer.List(credits, static (in FormWriter w, MeterCredit one) =>
        {
            w.Time(one.At);
            w.Int64(one.Millipence);
        });

    private static Sequence<MeterCredit> ReadCredits(ref FormReader reader)
        => reader.List("amounts", 16, static (ref FormReader r) => new MeterCredit(r.Time(), r.Int64()));
}
