using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What reads over a period give. Entries are those that lie within the period asked for and what the meter has: not before it was
/// installed or the tenancy started, not further back than the log goes, not in the future. None is no error.
/// </summary>
internal static class LogReads
{
    /// <summary>The value in which reads of a twin-element meter give the secondary element.</summary>
    internal const string SecondaryName = "secondaryImportWh";

    private const uint VoltagePurpose = 0x4C50_0012;
    private const int NominalDecivolts = 2_400;
    private const int VoltageSpreadDecivolts = 121;
    private const long SixMinutesMs = 6 * SimTime.MinuteMs;

    /// <summary>Works out what a log gives.</summary>
    public static void Do(MeterAction action, MeterWork work)
    {
        if (action is MeterAction.ReadImportDemand or MeterAction.ReadExportDemand or MeterAction.ReadLoadLimit)
        {
            DemandReads.Do(action, work);
        }
        else if (work.Moment("startDateTime") >= work.Moment("endDateTime"))
        {
            work.Refuse(MeterRefusal.PeriodWithoutLength);
        }
        else
        {
            Periods(action, work);
        }
    }

    /// <summary>The mean power of the half-hour a moment lies in; 0 while nothing passes the meter then.</summary>
    public static long PowerW(MeterWork work, LoadQuantity quantity, SimTime at)
    {
        if (work.State.OffSince is { } off && off <= at)
        {
            return 0;
        }

        SimTime edge = new(at.Ms - CivilDate.FloorRemainder(at.Ms, LoadProfile.HalfHourMs));
        return 2 * (LoadProfile.Cumulative(work.Device, quantity, edge.Plus(LoadProfile.HalfHourMs))
            - LoadProfile.Cumulative(work.Device, quantity, edge));
    }

    /// <summary>The average voltage of a half-hour: the nominal one and a drawn difference within the band allowed (assumption).</summary>
    public static long Decivolts(in MeteredDevice device, long halfHour) => NominalDecivolts - (VoltageSpreadDecivolts / 2)
        + (long)new RandomStream(device.Seed, VoltagePurpose).Below(VoltageSpreadDecivolts, device.Id.Value, (uint)halfHour);

    /// <summary>The first moment of which a log of this depth has something that may be read now.</summary>
    public static SimTime FirstKept(MeterWork work, long depthMs)
    {
        long kept = Math.Max(work.At.Ms - depthMs, MeterReadings.StartOf(work.Device, work.State).Ms);
        return new SimTime(Math.Max(kept, work.State.TenancyStartedAt.Ms));
    }

    private static void Periods(MeterAction action, MeterWork work)
    {
        switch (action)
        {
            case MeterAction.ReadImportProfile:
                Intervals(work, work.Counted("activeImportWh"), LoadQuantity.Import, LoadProfile.HalfHourMs, LogDepths.ImportProfileDays);
                break;
            case MeterAction.ReadReactiveProfile:
                Intervals(work, "reactiveImportVarh", LoadQuantity.Reactive, LoadProfile.HalfHourMs, LogDepths.OtherProfileDays);
                break;
            case MeterAction.ReadExportProfile:
                Intervals(work, "activeExportWh", LoadQuantity.Export, LoadProfile.HalfHourMs, LogDepths.OtherProfileDays);
                break;
            case MeterAction.ReadDailyConsumption:
                Intervals(work, work.Counted("activeImportWh"), LoadQuantity.Import, SimTime.DayMs, LogDepths.DailyConsumptionDays);
                break;
            case MeterAction.ReadDailyImport:
                Midnights(work, work.Counted("activeImportWh"), LoadQuantity.Import);
                break;
            case MeterAction.ReadDailyExport:
                Midnights(work, "activeExportWh", LoadQuantity.Export);
                break;
            case MeterAction.ReadNetwork:
                Network(work);
                break;
            case MeterAction.ReadBillingLog:
                Billing(work);
                break;
            default:
                Entries(action, work);
                break;
        }
    }

    private static (SimTime First, int Count) Edges(MeterWork work, long everyMs, long depthMs, bool whole)
    {
        SimTime from = FirstKept(work, depthMs);
        long first = Math.Max(work.Moment("startDateTime").Ms, from.Ms);
        long end = Math.Min(work.Moment("endDateTime").Ms, work.At.Ms);
        long edge = -CivilDate.FloorDivide(-first, everyMs);
        long last = CivilDate.FloorDivide(end, everyMs);
        return (new SimTime(edge * everyMs), (int)Math.Max(0, last - edge + (whole ? 0 : 1)));
    }

    private static void Intervals(MeterWork work, string name, LoadQuantity quantity, long everyMs, int days)
        => Intervals(work, name, quantity, everyMs, days * SimTime.DayMs);

    private static void Intervals(MeterWork work, string name, LoadQuantity quantity, long everyMs, long depthMs)
    {
        (SimTime first, int count) = Edges(work, everyMs, depthMs, whole: true);
        work.Add("firstStartAt", first);
        work.Add("intervalMinutes", everyMs / SimTime.MinuteMs);
        work.Add(name, Used(work, quantity, first, everyMs, count));
        if (quantity == LoadQuantity.Import && work.IsTwinElement)
        {
            work.Add(SecondaryName, Used(work, LoadQuantity.Secondary, first, everyMs, count));
        }
    }

    private static long[] Used(MeterWork work, LoadQuantity quantity, SimTime first, long everyMs, int count)
    {
        long[] used = new long[count];
        for (int at = 0; at < count; at++)
        {
            used[at] = work.Used(quantity, first.Plus(at * everyMs), first.Plus((at + 1) * everyMs));
        }

        return used;
    }

    private static void Midnights(MeterWork work, string name, LoadQuantity quantity)
    {
        // At a midnight itself the reading just taken is one of the log's entries, so that the oldest is gone.
        (SimTime first, int count) = Edges(work, SimTime.DayMs, (LogDepths.DailyReadDays * SimTime.DayMs) - 1, whole: false);
        work.Add("firstReadAt", first);
        work.Add("intervalMinutes", SimTime.DayMs / SimTime.MinuteMs);
        work.Add(name, Enumerable.Range(0, count).Select(at => work.Register(quantity, first.Plus(at * SimTime.DayMs))));
        if (quantity == LoadQuantity.Import && work.IsTwinElement)
        {
            work.Add(
                SecondaryName,
                Enumerable.Range(0, count).Select(at => work.Register(LoadQuantity.Secondary, first.Plus(at * SimTime.DayMs))));
        }
    }

    // Gas flows are kept for four hours at a time, and only since somebody asked for them (14.1).
    private static void Network(MeterWork work)
    {
        if (work.Device.IsGas)
        {
            bool isRecorded = work.Settings.Get("networkRecording").TryGet("recordingFrom", out RequestValue from);
            long depth = isRecorded ? Math.Min(LogDepths.GasFlowHours * SimTime.HourMs, work.At.Ms - from.Moment.Ms) : 0;
            Intervals(work, "gasVolumeDm3", LoadQuantity.Import, SixMinutesMs, depth);
            return;
        }

        (SimTime first, int count) = Edges(work, LoadProfile.HalfHourMs, LogDepths.VoltageDays * SimTime.DayMs, whole: true);
        long number = first.Ms / LoadProfile.HalfHourMs;
        work.Add("firstStartAt", first);
        work.Add("intervalMinutes", LoadProfile.HalfHourMs / SimTime.MinuteMs);
        work.Add("averageRmsVoltageDecivolts", Enumerable.Range(0, count).Select(at => Decivolts(work.Device, number + at)));
        work.Add("voltageCountersResetAt", work.State.VoltageCountersResetAt);
        DemandReads.VoltageCounters(work);
    }

    private static void Billing(MeterWork work)
    {
        SimTime from = FirstKept(work, work.At.Ms);
        SimTime[] edges = [.. BillingCalendar.Of(work.Settings.Get("billingCalendar")).EdgesBefore(work.At, LogDepths.BillingPeriods)
            .Where(edge => IsAsked(work, from, edge))];
        work.Add("readAtMs", edges.Select(static edge => edge.Ms));
        work.Add(work.Counted("activeImportWh"), edges.Select(edge => work.Register(LoadQuantity.Import, edge)));
        if (work.IsTwinElement)
        {
            work.Add(SecondaryName, edges.Select(edge => work.Register(LoadQuantity.Secondary, edge)));
        }

        if (work.State.Features is { } features && (features.Blocks is not null || features.BillingCounters.Count > 0))
        {
            Blocks(work, [.. features.BillingCounters.Where(one => IsAsked(work, from, one.At))]);
        }
    }

    // As many for each moment as the widest of them has, so that a reader can tell them apart; a tariff may have had fewer block rates.
    private static void Blocks(MeterWork work, BlockCounters[] entries)
    {
        int width = entries.Length == 0 ? 0 : entries.Max(static one => one.Counters.Count);
        work.Add("blockCountersAtMs", entries.Select(static one => one.At.Ms));
        work.Add(
            work.Counted("blockCountersWh", "blockCountersDm3"),
            entries.SelectMany(one => one.Counters.Concat(Enumerable.Repeat(0L, width - one.Counters.Count))));
    }

    private static bool IsAsked(MeterWork work, SimTime from, SimTime at)
        => at >= from && at >= work.Moment("startDateTime") && at <= work.Moment("endDateTime");

    private static void Entries(MeterAction action, MeterWork work)
    {
        SimTime from = FirstKept(work, work.At.Ms);
        bool Asked(SimTime at) => IsAsked(work, from, at);
        if (action == MeterAction.ReadEventLog)
        {
            MeterAlert[] events = [.. work.State.Events.Where(one => Asked(one.At))];
            work.Add("eventsAtMs", events.Select(static one => one.At.Ms));
            work.Add("eventCodes", events.Select(static one => (long)one.Code));
        }
        else if (action == MeterAction.ReadChangeLog)
        {
            BillingSnapshot[] changes = [.. work.State.ModeAndTariffChanges.Where(one => Asked(one.At))];
            work.Add("changesAtMs", changes.Select(static one => one.At.Ms));
            work.Add(work.Counted("activeImportWh"), changes.Select(static one => one.Import));
            work.Add("balancesMillipence", changes.Select(static one => one.BalanceMillipence));
        }
        else
        {
            (Sequence<MeterCredit> log, string what) = action switch
            {
                MeterAction.ReadDebtPayments => (work.State.DebtPayments, "debtPayments"),
                MeterAction.ReadCredits => (work.State.Credits, "credits"),
                _ => (work.State.DailyBalances, "balances"),
            };
            MeterCredit[] entries = [.. log.Where(one => Asked(one.At))];
            work.Add(what + "AtMs", entries.Select(static one => one.At.Ms));
            work.Add(what + "Millipence", entries.Select(static one => one.Millipence));
        }
    }
}
