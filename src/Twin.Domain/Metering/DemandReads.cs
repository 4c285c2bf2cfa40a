using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What is sought among half-hours, within the depth of their logs: greatest demands, events of load and of voltage.</summary>
internal static class DemandReads
{
    /// <summary>Works out greatest demands (4.12) and the counter of load limiting (4.15).</summary>
    public static void Do(MeterAction action, MeterWork work)
    {
        switch (action)
        {
            case MeterAction.ReadImportDemand:
                Greatest(work, LoadQuantity.Import, work.State.ImportDemandResetAt, "maximumDemandImport", static _ => true);
                SimTime since = work.State.ConfigurableDemandResetAt;
                Greatest(work, LoadQuantity.Import, since, "maximumDemandConfigurable", minute => IsInPeriod(work, minute));
                break;
            case MeterAction.ReadExportDemand:
                Greatest(work, LoadQuantity.Export, work.State.ExportDemandResetAt, "maximumDemandExport", static _ => true);
                break;
            default:
                work.Add("loadLimitCounter", work.State.Features?.LoadLimit?.Events ?? 0);
                break;
        }
    }

    /// <summary>How often the average voltage of a half-hour was outside the thresholds of 6.5 since the counters were reset.</summary>
    public static void VoltageCounters(MeterWork work)
    {
        RequestValues settings = work.Settings.Get("voltage");
        bool hasOver = settings.TryGet("averageRmsOverVoltageThresholdDecivolts", out RequestValue over);
        bool hasUnder = settings.TryGet("averageRmsUnderVoltageThresholdDecivolts", out RequestValue under);
        long first = FirstEdge(work, work.State.VoltageCountersResetAt, LogDepths.VoltageDays);
        (long overs, long unders) = (0, 0);
        for (long edge = first; edge < LastEdge(work); edge++)
        {
            long decivolts = LogReads.Decivolts(work.Device, edge);
            overs += hasOver && decivolts > over.Number ? 1 : 0;
            unders += hasUnder && decivolts < under.Number ? 1 : 0;
        }

        work.Add("overVoltageCount", overs);
        work.Add("underVoltageCount", unders);
    }

    private static void Greatest(MeterWork work, LoadQuantity quantity, SimTime since, string name, Func<long, bool> counts)
    {
        long greatest = 0;
        SimTime? at = null;
        foreach ((long edge, long used) in HalfHours(work, quantity, since))
        {
            long minute = CivilDate.FloorRemainder(edge, LoadProfile.HalfHoursOfDay) * 30;
            if (used > greatest && counts(minute))
            {
                greatest = used;
                at = new SimTime(edge * LoadProfile.HalfHourMs);
            }
        }

        work.Add(name + "W", 2 * greatest);
        if (at is { } found)
        {
            work.Add(name + "At", found);
        }
    }

    private static IEnumerable<(long Edge, long Used)> HalfHours(MeterWork work, LoadQuantity quantity, SimTime since)
    {
        long first = FirstEdge(work, since, LogDepths.ImportProfileDays);
        for (long edge = first; edge < LastEdge(work); edge++)
        {
            SimTime start = new(edge * LoadProfile.HalfHourMs);
            yield return (edge, work.Used(quantity, start, start.Plus(LoadProfile.HalfHourMs)));
        }
    }

    private static bool IsInPeriod(MeterWork work, long minute)
    {
        RequestValues period = work.Settings.Get("demandPeriod");
        if (!period.TryGet("startMinute", out RequestValue start) || !period.TryGet("endMinute", out RequestValue end))
        {
            return false;
        }

        return start.Number <= end.Number
            ? minute >= start.Number && minute < end.Number
            : minute >= start.Number || minute < end.Number;
    }

    private static long FirstEdge(MeterWork work, SimTime since, int days)
    {
        SimTime kept = LogReads.FirstKept(work, days * SimTime.DayMs);
        return -CivilDate.FloorDivide(-Math.Max(kept.Ms, since.Ms), LoadProfile.HalfHourMs);
    }

    private static long LastEdge(MeterWork work) => CivilDate.FloorDivide(work.At.Ms, LoadProfile.HalfHourMs);
}
