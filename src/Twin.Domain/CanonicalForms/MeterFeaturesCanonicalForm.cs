using Twin.Domain.Metering;

namespace Twin.Domain.CanonicalForms;

/// <summary>What few meters have, at the end of a metering state; nothing at all for a meter that has none of it.</summary>
internal static class MeterFeaturesCanonicalForm
{
    private const byte HasBlocks = 1;
    private const byte HasLoadLimit = 2;
    private const byte HasSecondary = 4;
    private const byte HasSpecialDays = 8;
    private const byte HasSecondarySpecialDays = 16;
    private const byte HasBillingCounters = 32;
    private const byte Everything = (2 * HasBillingCounters) - 1;

    private const long LastMinute = 1_439;

    internal static void Write(in FormWriter writer, MeterFeatures? features)
    {
        int parts = (features?.Blocks is null ? 0 : HasBlocks) | (features?.LoadLimit is null ? 0 : HasLoadLimit)
            | (features?.Secondary is null ? 0 : HasSecondary)
            | (features is null || features.SpecialDays.Count == 0 ? 0 : HasSpecialDays)
            | (features?.Secondary is null || features.Secondary.SpecialDays.Count == 0 ? 0 : HasSecondarySpecialDays)
            | (features is null || features.BillingCounters.Count == 0 ? 0 : HasBillingCounters);
        if (parts == 0)
        {
            return;
        }

        writer.Byte((byte)parts);
        WriteBlocks(writer, features!.Blocks);
        WriteLoadLimit(writer, features.LoadLimit);
        WriteSecondary(writer, features.Secondary);
        WriteSpecialDays(writer, features.SpecialDays);
        WriteSpecialDays(writer, features.Secondary?.SpecialDays ?? default);
        if (features.BillingCounters.Count > 0)
        {
            writer.List(features.BillingCounters, static (in writer, one) =>
            {
                writer.Time(one.At);
                writer.Numbers(one.Counters.AsSpan());
            });
        }
    }

    internal static MeterFeatures? Read(ref FormReader reader)
    {
        if (reader.IsAtEnd)
        {
            return null;
        }

        byte parts = reader.Byte();
        bool isKnown = parts is > 0 and <= Everything && (parts & (HasSecondary | HasSecondarySpecialDays)) != HasSecondarySpecialDays;
        if (!isKnown)
        {
            throw reader.Refuse($"found {parts} as the parts that few meters have", $"1 to {Everything}, 16 only with 4");
        }

        MeterFeatures features = new()
        {
            Blocks = (parts & HasBlocks) == 0 ? null : ReadBlocks(ref reader),
            LoadLimit = (parts & HasLoadLimit) == 0 ? null : ReadLoadLimit(ref reader),
            Secondary = (parts & HasSecondary) == 0 ? null : ReadSecondary(ref reader),
            SpecialDays = (parts & HasSpecialDays) == 0 ? default : ReadSpecialDays(ref reader),
        };
        return features with
        {
            Secondary = (parts & HasSecondarySpecialDays) == 0
                ? features.Secondary
                : features.Secondary! with { SpecialDays = ReadSpecialDays(ref reader) },
            BillingCounters = (parts & HasBillingCounters) == 0 ? default : ReadBillingCounters(ref reader),
        };
    }

    private static void WriteSpecialDays(in FormWriter writer, Sequence<SpecialDay> days)
    {
        if (days.Count > 0)
        {
            writer.List(days, static (in writer, one) =>
            {
                writer.Int64(one.Day);
                writer.Byte((byte)one.Profile);
            });
        }
    }

    private static Sequence<SpecialDay> ReadSpecialDays(ref FormReader reader)
    {
        Sequence<SpecialDay> days = reader.List(
            "special days", sizeof(long) + 1, static (ref reader) => new SpecialDay(reader.Int64(), reader.Byte()));
        bool isWhole = days.Count is > 0 and <= SpecialDays.Most;
        for (int at = 0; at < days.Count; at++)
        {
            isWhole &= days[at].Profile is > 0 and <= SpecialDays.MostProfiles && (at == 0 || days[at - 1].Day < days[at].Day);
        }

        return isWhole ? days : throw reader.Refuse($"found {days.Count} special days", "1 to 50, ascending, of profiles 1 to 16");
    }

    private static Sequence<BlockCounters> ReadBillingCounters(ref FormReader reader)
    {
        Sequence<BlockCounters> kept = reader.List(
            "billing periods with block counters", sizeof(long) + sizeof(int),
            static (ref reader) => new BlockCounters(reader.Time(), [.. reader.Numbers("block counters")]));
        return kept.Count is > 0 and <= LogDepths.BillingPeriods
            ? kept
            : throw reader.Refuse($"found {kept.Count} billing periods with block counters", $"1 to {LogDepths.BillingPeriods}");
    }

    private static void WriteBlocks(in FormWriter writer, BlockTariff? blocks)
    {
        if (blocks is null)
        {
            return;
        }

        writer.Numbers(blocks.RateOfHalfHour.AsSpan());
        writer.Numbers(blocks.Thresholds.AsSpan());
        writer.Numbers(blocks.PricesMillipencePerKwh.AsSpan());
        writer.Numbers(blocks.Totals.AsSpan());
        writer.Member(blocks.Calendar.Period);
        writer.Byte(blocks.Calendar.DayOfWeek);
        writer.Byte(blocks.Calendar.DayOfMonth);
        writer.Byte(blocks.Calendar.Month);
        writer.Int64(blocks.Calendar.Minute);
        writer.Flag(blocks.ResetsDaily);
    }

    private static BlockTariff ReadBlocks(ref FormReader reader)
    {
        BlockTariff blocks = new()
        {
            RateOfHalfHour = [.. reader.Numbers("the block rates of half-hours")],
            Thresholds = [.. reader.Numbers("the thresholds of blocks")],
            PricesMillipencePerKwh = [.. reader.Numbers("the prices of blocks")],
            Totals = [.. reader.Numbers("the totals of block rates")],
            Calendar = new BillingCalendar(
                reader.Member<BillingPeriod>("a billing period"),
                reader.Byte(),
                reader.Byte(),
                reader.Byte(),
                (short)reader.Within(0, LastMinute, "the minute of billing")),
            ResetsDaily = reader.Flag("whether blocks are reset daily"),
        };
        int rates = blocks.Totals.Count;
        bool isWhole = rates is > 0 and <= BlockTariff.MostRates
            && blocks.Thresholds.Count == rates * BlockTariff.ThresholdsOfRate
            && blocks.PricesMillipencePerKwh.Count == rates * BlockTariff.BlocksOfRate
            && RateTable.IsWhole(blocks.RateOfHalfHour.Count)
            && blocks.RateOfHalfHour.All(rate => rate >= 0 && rate <= rates);
        return isWhole
            ? blocks
            : throw reader.Refuse($"found a tariff of {rates} block rates", "1 to 8, with prices and thresholds for each");
    }

    private static void WriteLoadLimit(in FormWriter writer, LoadLimit? load)
    {
        if (load is null)
        {
            return;
        }

        writer.Int64(load.ThresholdW);
        writer.Int64(load.PeriodMs);
        writer.Int64(load.RestorationMs);
        writer.Flag(load.DisablesSupply);
        writer.Time(load.MeasuredFrom);
        writer.Flag(load.IsExceeded);
        writer.Time(load.RestoredAt);
        writer.Int64(load.Events);
    }

    private static LoadLimit ReadLoadLimit(ref FormReader reader) => new()
    {
        ThresholdW = reader.Int64(),
        PeriodMs = reader.Int64(),
        RestorationMs = reader.Int64(),
        DisablesSupply = reader.Flag("whether a load limit disables the supply"),
        MeasuredFrom = reader.Time(),
        IsExceeded = reader.Flag("whether a load limit is exceeded"),
        RestoredAt = reader.Time(),
        Events = reader.Int64(),
    };

    private static void WriteSecondary(in FormWriter writer, SecondaryElement? secondary)
    {
        if (secondary is null)
        {
            return;
        }

        writer.Time(secondary.From);
        writer.Int64(secondary.FromWh);
        writer.Numbers(secondary.PricesMillipencePerKwh.AsSpan());
        writer.Numbers(secondary.RateOfHalfHour.AsSpan());
        writer.Numbers(secondary.RateRegisters.AsSpan());
    }

    private static SecondaryElement ReadSecondary(ref FormReader reader)
    {
        SecondaryElement secondary = new()
        {
            From = reader.Time(),
            FromWh = reader.Int64(),
            PricesMillipencePerKwh = [.. reader.Numbers("the prices of the secondary element")],
            RateOfHalfHour = [.. reader.Numbers("the rates of the secondary element")],
            RateRegisters = [.. reader.Numbers("the registers of the secondary element")],
        };
        bool isWhole = RateTable.IsWhole(secondary.RateOfHalfHour.Count)
            && secondary.RateOfHalfHour.All(static rate => rate is >= 1 and <= SecondaryElement.MostRates);
        return isWhole
            ? secondary
            : throw reader.Refuse(
                $"found {secondary.RateOfHalfHour.Count} rates of the secondary element",
                "none, or 48 of each of up to 16 days, from 1 to 4");
    }
}
