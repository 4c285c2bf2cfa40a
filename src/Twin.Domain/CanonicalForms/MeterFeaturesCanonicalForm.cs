using Twin.Domain.Metering;

namespace Twin.Domain.CanonicalForms;

/// <summary>What few meters have, at the end of a metering state; nothing at all for a meter that has none of it.</summary>
internal static class MeterFeaturesCanonicalForm
{
    private const byte HasBlocks = 1;
    private const byte HasLoadLimit = 2;
    private const byte HasSecondary = 4;

    private const long LastMinute = 1_439;

    internal static void Write(in FormWriter writer, MeterFeatures? features)
    {
        int parts = (features?.Blocks is null ? 0 : HasBlocks) | (features?.LoadLimit is null ? 0 : HasLoadLimit)
            | (features?.Secondary is null ? 0 : HasSecondary);
        if (parts == 0)
        {
            return;
        }

        writer.Byte((byte)parts);
        WriteBlocks(writer, features!.Blocks);
        WriteLoadLimit(writer, features.LoadLimit);
        WriteSecondary(writer, features.Secondary);
    }

    internal static MeterFeatures? Read(ref FormReader reader)
    {
        if (reader.IsAtEnd)
        {
            return null;
        }

        byte parts = reader.Byte();
        return parts is > 0 and <= HasBlocks + HasLoadLimit + HasSecondary
            ? new MeterFeatures
            {
                Blocks = (parts & HasBlocks) == 0 ? null : ReadBlocks(ref reader),
                LoadLimit = (parts & HasLoadLimit) == 0 ? null : ReadLoadLimit(ref reader),
                Secondary = (parts & HasSecondary) == 0 ? null : ReadSecondary(ref reader),
            }
            : throw reader.Refuse($"found {parts} as the parts that few meters have", "1 to 7");
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
            && blocks.RateOfHalfHour.Count is 0 or 48
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
        bool isWhole = secondary.RateOfHalfHour.Count is 0 or 48
            && secondary.RateOfHalfHour.All(static rate => rate is >= 1 and <= SecondaryElement.MostRates);
        return isWhole
            ? secondary
            : throw reader.Refuse($"found {secondary.RateOfHalfHour.Count} rates of the secondary element", "none, or 48 from 1 to 4");
    }
}
