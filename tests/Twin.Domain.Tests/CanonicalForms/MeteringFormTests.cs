using System.Buffers;
using FsCheck.Xunit;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Tests.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.CanonicalForms;

/// <summary>Forms without a fixed size: reading undoes writing, and other bytes are refused or are the form of another value.</summary>
public class MeteringFormTests
{
    [Property]
    public void Values_and_settings_round_trip(string[] names, string text, long number, long[] numbers, ushort place, byte change)
    {
        RequestValue[] kinds =
        [
            RequestValue.Of(text ?? string.Empty), RequestValue.Of(number), RequestValue.Of([.. numbers]), RequestValue.Of(number % 2 == 0),
            RequestValue.Of(new SimTime(number)),
        ];
        RequestValues values = RequestValues.Of(
            names.Where(static one => one is not null).Select(Printable).Distinct()
                .Select((one, at) => KeyValuePair.Create(one, kinds[at % kinds.Length])));
        DeviceSettings settings = DeviceSettings.Empty.With("b", values).With("a", values.With("x", RequestValue.Of(1)));
        if (text is null || text.Any(char.IsSurrogate))
        {
            return;
        }

        Check(values, RequestValuesCanonicalForm.Write, RequestValuesCanonicalForm.Read, place, change);
        Check(settings, DeviceSettingsCanonicalForm.Write, DeviceSettingsCanonicalForm.Read, place, change);
    }

    [Property(MaxTest = 60)]
    public void Metering_states_round_trip(ulong id, ushort place, byte change)
    {
        Meters meter = new Meters(id: id).OnPrepayment(pounds: 12);
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 40_000L),
            ("touPricesMillipencePerKwh", new[] { 7_000L, 31_000L }),
            ("touTariffActions", Enumerable.Range(0, 48).Select(static at => 1L + (at / 24)).ToArray()));
        _ = meter.Ask(
            "2.3", Meters.Installed, ("timeDebtRegister1Millipence", 100_000L), ("timeDebtRegister2Millipence", 5L),
            ("paymentDebtRegisterMillipence", 9L), ("debtRecoveryPerPayment", 100L), ("debtRecoveryRate1Millipence", 1_000L));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
        _ = meter.Ask("7.5", Meters.Day(1), ("switchNumber", 2L), ("durationMinutes", 30L));
        _ = meter.Ask("7.9", Meters.Day(1), ("switchNumber", 2L));
        _ = meter.TopUp(77, 100, Meters.Day(2));
        _ = meter.Tell(MeteringCommandKind.LoseSupply, Meters.Day(3));
        _ = meter.Tell(MeteringCommandKind.RestoreSupply, Meters.Day(4));
        _ = meter.Tell(MeteringCommandKind.LoseSupply, Meters.Day(5));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
        _ = meter.Ask(
            "1.1.2", Meters.Day(5), ("touPricesMillipencePerKwh", new[] { 1L, 2L }),
            ("touTariffActions", Enumerable.Range(0, 48).Select(static at => 1L + (at / 24)).ToArray()));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
        _ = meter.Ask(
            "1.1.1", Meters.Day(5), ("standingChargeMillipencePerDay", 1L), ("touPricesMillipencePerKwh", 1L),
            ("blockPricesMillipencePerKwh", new[] { 5L, 4L }), ("blockThresholds", 1_000L));
        _ = meter.Ask(
            "1.1.1", Meters.Day(40), ("standingChargeMillipencePerDay", 1L), ("touPricesMillipencePerKwh", new[] { 1L, 2 }),
            ("touTariffActions", Enumerable.Range(0, 96).Select(static at => 1L + (at / 72)).ToArray()), ("specialDays", 20250301L),
            ("specialDayProfiles", 2L));
        Assert.Equal((1, 1), (meter.State!.Features!.SpecialDays.Count, meter.State.Features.BillingCounters.Count));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
        _ = meter.Ask(
            "6.4.1", Meters.Day(40), ("loadLimitPowerThresholdW", 900L), ("loadLimitPeriodSeconds", 60L),
            ("loadLimitRestorationPeriodSeconds", 120L), ("loadLimitSupplyState", "Disable"));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
        _ = meter.Tell(MeteringCommandKind.Install, Meters.Day(41));
        Check(meter.State!, MeteringCanonicalForm.Write, MeteringCanonicalForm.Read, place, change);
    }

    [Fact]
    public void Every_field_of_a_state_is_in_its_form()
    {
        byte[] untouched = BytesOf(MeteringState.Untouched, MeteringCanonicalForm.Write);

        // A field that the form forgot would read back as its default; so each is changed and must change the bytes.
        foreach (System.Reflection.PropertyInfo property in typeof(MeteringState).GetProperties().Where(static one => one.CanWrite))
        {
            MeteringState changed = MeteringState.Untouched with { };
            property.SetValue(changed, Another(property.PropertyType));

            Assert.False(untouched.AsSpan().SequenceEqual(BytesOf(changed, MeteringCanonicalForm.Write)), property.Name);
        }
    }

    [Fact]
    public void Every_field_of_a_feature_is_in_its_form()
    {
        long[] half = new long[48];
        Array.Fill(half, 1);
        BlockTariff blocks = new() { Thresholds = [1, 2, 3], PricesMillipencePerKwh = [4, 5, 6, 7], Totals = [8] };
        LoadLimit load = new();
        SecondaryElement secondary = new();
        MeterFeatures[] features =
        [
            new() { Blocks = blocks },
            new() { Blocks = blocks with { RateOfHalfHour = [.. half] } },
            new() { Blocks = blocks with { Thresholds = [1, 2, 4] } },
            new() { Blocks = blocks with { PricesMillipencePerKwh = [4, 5, 6, 8] } },
            new() { Blocks = blocks with { Totals = [9] } },
            new() { Blocks = blocks with { ResetsDaily = true } },
            .. new BillingCalendar[]
            {
                new(BillingPeriod.Weekly, 0, 0, 0, 0), new(default, 1, 0, 0, 0), new(default, 0, 1, 0, 0), new(default, 0, 0, 1, 0),
                new(default, 0, 0, 0, 1),
            }.Select(calendar => new MeterFeatures { Blocks = blocks with { Calendar = calendar } }),
            new() { LoadLimit = load },
            new() { LoadLimit = load with { ThresholdW = 1 } },
            new() { LoadLimit = load with { PeriodMs = 1 } },
            new() { LoadLimit = load with { RestorationMs = 1 } },
            new() { LoadLimit = load with { DisablesSupply = true } },
            new() { LoadLimit = load with { MeasuredFrom = new SimTime(1) } },
            new() { LoadLimit = load with { IsExceeded = true } },
            new() { LoadLimit = load with { RestoredAt = new SimTime(1) } },
            new() { LoadLimit = load with { Events = 1 } },
            new() { Secondary = secondary },
            new() { Secondary = secondary with { From = new SimTime(1) } },
            new() { Secondary = secondary with { FromWh = 1 } },
            new() { Secondary = secondary with { PricesMillipencePerKwh = [1] } },
            new() { Secondary = secondary with { RateOfHalfHour = [.. half] } },
            new() { Secondary = secondary with { RateRegisters = [1] } },
            new() { Secondary = secondary with { SpecialDays = [new SpecialDay(1, 1)] } },
            new() { Secondary = secondary with { RateOfHalfHour = [.. half, .. half], SpecialDays = [new SpecialDay(1, 2)] } },
            new() { Secondary = secondary, SpecialDays = [new SpecialDay(1, 1)] },
            new() { SpecialDays = [new SpecialDay(1, 1)] },
            new() { SpecialDays = [new SpecialDay(2, 1)] },
            new() { SpecialDays = [new SpecialDay(1, 2)] },
            new() { SpecialDays = [new SpecialDay(1, 1), new SpecialDay(2, 1)] },
            new() { BillingCounters = [new BlockCounters(new SimTime(1), [1, 2, 3, 4])] },
            new() { BillingCounters = [new BlockCounters(new SimTime(2), [1, 2, 3, 4])] },
            new() { BillingCounters = [new BlockCounters(new SimTime(1), [1, 2, 3, 5])] },
            new() { BillingCounters = [new BlockCounters(new SimTime(1), []), new BlockCounters(new SimTime(2), [])] },
        ];

        string[] forms = [.. features.Select(static one => Convert.ToHexString(
            BytesOf(MeteringState.Untouched with { Features = one }, MeteringCanonicalForm.Write)))];

        Assert.Equal(forms.Length, forms.Distinct().Count());
        Assert.All(features.Zip(forms), static one => Assert.Equal(
            one.First, MeteringCanonicalForm.Read(Convert.FromHexString(one.Second)).Features));
        int plain = BytesOf(MeteringState.Untouched, MeteringCanonicalForm.Write).Length;
        Assert.Equal(plain, BytesOf(MeteringState.Untouched with { Features = MeterFeatures.None }, MeteringCanonicalForm.Write).Length);
    }

    [Fact]
    public void Names_out_of_order_and_huge_counts_are_refused()
    {
        byte[] bytes = BytesOf(
            RequestValues.Of(KeyValuePair.Create("a", RequestValue.Of(1)), KeyValuePair.Create("b", RequestValue.Of(2))),
            RequestValuesCanonicalForm.Write);
        bytes[8] = (byte)'c';

        FormatException error = Assert.Throws<FormatException>(() => RequestValuesCanonicalForm.Read(bytes));
        Assert.Contains("ascending", error.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => RequestValuesCanonicalForm.Read([255, 255, 255, 127]));
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);

    private static string Printable(string name) => new([.. name.Where(static one => one is >= ' ' and <= '~')]);

    private static byte[] BytesOf<T>(T value, Action<IBufferWriter<byte>, T> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        write(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Check<T>(T value, Action<IBufferWriter<byte>, T> write, Reader<T> read, ushort place, byte change)
        where T : class
    {
        byte[] bytes = BytesOf(value, write);
        Assert.Equal(bytes, BytesOf(read(bytes), write));
        Assert.True(value.Equals(read(bytes)));
        Assert.Throws<FormatException>(() => read([.. bytes, 0]));
        Assert.Throws<FormatException>(() => read(bytes.AsSpan(0, bytes.Length - 1)));
        bytes[place % bytes.Length] ^= change;
        try
        {
            T other = read(bytes);
            Assert.Equal(bytes, BytesOf(other, write));
            Assert.Equal(change == 0, value.Equals(other));
        }
        catch (FormatException error)
        {
            Assert.NotEqual(0, change);
            Assert.Contains("found ", error.Message, StringComparison.Ordinal);
        }
    }

    private static object Another(Type type)
    {
        object[] others =
        [
            new RegisterBase(new SimTime(1), 2, 3, 4), new SimTime(9), PaymentMode.Prepayment, 3L, 4, true, new Sequence<long>([1, 2]),
            PrepaymentRules.Default with { LowCreditThresholdMillipence = 4 }, new TimeDebt(1, 2, DebtPeriod.Daily), SupplyState.Armed,
            SupplyOffCause.Credit, new Sequence<SupplyGap>([new SupplyGap(new SimTime(1), new SimTime(2))]),
            new Sequence<LoadSwitch>([new LoadSwitch(1, true, new SimTime(2))]),
            new Sequence<MeterCredit>([new MeterCredit(new SimTime(1), 2)]),
            new Sequence<BillingSnapshot>([new BillingSnapshot(new SimTime(1), 2, 3)]), new Sequence<UInt128>([UInt128.MaxValue]),
            new Sequence<MeterAlert>([new MeterAlert(1, new SimTime(2))]), new MeterFeatures { LoadLimit = new LoadLimit() },
        ];
        return others.Single(one => one.GetType() == (Nullable.GetUnderlyingType(type) ?? type));
    }
}
