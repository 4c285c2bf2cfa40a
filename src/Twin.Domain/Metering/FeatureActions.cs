using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What requests change of the parts that few meters have: blocks, the secondary element, the load limit.</summary>
internal static class FeatureActions
{
    /// <summary>The blocks of a tariff that 1.1.1 brings; null when it has none. Refuses a block without a price.</summary>
    /// <remarks>
    /// Without any table block rate 1 holds all day; with a table of rates alone nothing is charged by blocks, whatever their prices.
    /// </remarks>
    public static BlockTariff? BlocksOfTariff(MeterWork work)
    {
        long[] table = [.. work.Numbers("blockTariffActions")];
        long[] thresholds = [.. work.Numbers("blockThresholds")];
        bool all = table.Length == 0 && work.Numbers("touTariffActions").IsEmpty && !work.Numbers("blockPricesMillipencePerKwh").IsEmpty;
        if (!RateTable.IsWhole(table.Length))
        {
            work.Refuse(MeterRefusal.RateWithoutPrice);
            return null;
        }

        if (!all && Array.TrueForAll(table, static rate => rate == 0))
        {
            return null;
        }

        long rates = Math.Max(1, table.Append((thresholds.Length + BlockTariff.ThresholdsOfRate - 1) / BlockTariff.ThresholdsOfRate).Max());
        long[] tops = new long[rates * BlockTariff.ThresholdsOfRate];
        Array.Fill(tops, BlockTariff.NoThreshold);
        thresholds.CopyTo(tops, 0);
        for (int rate = 0; rate < rates; rate++)
        {
            Array.Sort(tops, rate * BlockTariff.ThresholdsOfRate, BlockTariff.ThresholdsOfRate);
        }

        Sequence<long> before = work.State.Features?.Blocks?.Totals ?? default;
        long[] totals = new long[rates];
        before.AsSpan()[..Math.Min(before.Count, totals.Length)].CopyTo(totals);
        BlockTariff blocks = new()
        {
            RateOfHalfHour = Array.TrueForAll(table, static rate => rate == 1) ? default : [.. table],
            Thresholds = [.. tops],
            Totals = [.. totals],
            Calendar = BillingCalendar.Of(work.Settings.Get("billingCalendar")),
            ResetsDaily = work.Settings.Get("blockCounterReset").TryGet("dailyTariffBlockCounterMatrixReset", out RequestValue daily)
                && daily.IsSet,
        };
        return WithPrices(work, blocks);
    }

    /// <summary>The same blocks with the prices of a request; refuses a block without one.</summary>
    public static BlockTariff? WithPrices(MeterWork work, BlockTariff blocks)
    {
        long[] given = [.. work.Numbers("blockPricesMillipencePerKwh")];
        long[] prices = new long[blocks.Totals.Count * BlockTariff.BlocksOfRate];
        for (int rate = 0; rate < blocks.Totals.Count; rate++)
        {
            bool isUsed = blocks.RateOfHalfHour.Count == 0 ? rate == 0 : blocks.RateOfHalfHour.Contains(rate + 1);
            for (int block = 0; block < BlockTariff.BlocksOfRate; block++)
            {
                int at = (rate * BlockTariff.BlocksOfRate) + block;
                bool isReached = block == 0 || blocks.TopOf(rate, block - 1) != BlockTariff.NoThreshold;
                if (at < given.Length)
                {
                    prices[at] = given[at];
                }
                else if (isUsed && isReached)
                {
                    work.Refuse(MeterRefusal.RateWithoutPrice);
                    return null;
                }
            }
        }

        return blocks with { PricesMillipencePerKwh = [.. prices] };
    }

    /// <summary>1.1.2, 1.2.2: an ESME that is told of a secondary element has one, which counts from then on (assumption).</summary>
    public static void SetSecondary(MeterAction action, MeterWork work)
    {
        SecondaryElement element = work.State.Features?.Secondary ?? new SecondaryElement { From = work.At };
        Sequence<long> rates = action == MeterAction.SetSecondaryTariff ? [.. work.Numbers("touTariffActions")] : element.RateOfHalfHour;
        Sequence<SpecialDay> days = action == MeterAction.SetSecondaryTariff
            ? SpecialDays.OfTariff(work, rates.Count)
            : element.SpecialDays;
        if (!PaymentActions.CheckRates(rates, work) || work.Refusal != MeterRefusal.None)
        {
            return;
        }

        Sequence<long> prices = [.. work.Numbers("touPricesMillipencePerKwh")];
        long[] registers = new long[Math.Max(Math.Max(1, prices.Count), element.RateRegisters.Count)];
        element.RateRegisters.AsSpan().CopyTo(registers);
        MeteringState state = PaymentActions.WithSnapshot(work);
        work.State = state with
        {
            Features = (state.Features ?? MeterFeatures.None) with
            {
                Secondary = element with
                {
                    PricesMillipencePerKwh = prices,
                    RateOfHalfHour = rates.AsSpan().ContainsAnyExcept(1L) ? rates : default,
                    SpecialDays = days,
                    RateRegisters = [.. registers],
                },
            },
        };
    }

    /// <summary>6.4.1: the load is looked at from now on. A supply that an event armed stays so for as long as it was to.</summary>
    public static void SetLoadLimit(MeterWork work)
    {
        MeterFeatures features = work.State.Features ?? MeterFeatures.None;
        work.State = work.State with
        {
            Features = features with
            {
                LoadLimit = (features.LoadLimit ?? new LoadLimit()) with
                {
                    ThresholdW = work.Number("loadLimitPowerThresholdW"),
                    PeriodMs = work.Number("loadLimitPeriodSeconds") * SimTime.SecondMs,
                    RestorationMs = work.Number("loadLimitRestorationPeriodSeconds") * SimTime.SecondMs,
                    DisablesSupply = work.Text("loadLimitSupplyState") == "Disable",
                    MeasuredFrom = work.At,
                    IsExceeded = false,
                },
            },
        };
    }

    /// <summary>6.4.2.</summary>
    public static void ResetLoadLimitCounter(MeterWork work)
    {
        MeteringState state = work.State;
        work.State = state.Features?.LoadLimit is { } load
            ? state with { Features = state.Features with { LoadLimit = load with { Events = 0 } } }
            : state;
    }

    /// <summary>1.7, 6.8 and 6.26 as far as they are about block counters.</summary>
    public static void ChangeBlockCounters(MeterAction action, MeterWork work)
    {
        MeteringState state = work.State;
        if (action == MeterAction.ResetBlockCounters)
        {
            state = state with { BlockCountersFrom = work.Register(LoadQuantity.Import, work.At) };
        }

        work.State = state.Features?.Blocks is not { } blocks ? state : state with
        {
            Features = state.Features with
            {
                Blocks = action switch
                {
                    MeterAction.SetBillingCalendar => blocks with { Calendar = BillingCalendar.Of(work.Values) },
                    MeterAction.SetBlockCounterReset => blocks with { ResetsDaily = work.Flag("dailyTariffBlockCounterMatrixReset") },
                    _ => blocks with { Totals = [.. new long[blocks.Totals.Count]] },
                },
            },
        };
    }
}
