using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>The moments at which billing periods end (DUIS 6.8). Without a calendar set, the first of each month (assumption).</summary>
internal static class BillingCalendar
{
    /// <summary>The last so many edges at or before a moment, in order.</summary>
    public static IReadOnlyList<SimTime> EdgesBefore(RequestValues calendar, SimTime at, int count)
    {
        long timeMs = Number(calendar, "billingTimeMinute", 0) * SimTime.MinuteMs;
        long day = CivilDate.FloorDivide(at.Ms - timeMs, SimTime.DayMs);
        List<SimTime> edges = [];

        // The longest period has 366 days, so that this many days hold the edges asked for whatever the calendar.
        for (long back = 0; edges.Count < count && back < count * 366L; back++)
        {
            if (IsEdge(calendar, day - back))
            {
                edges.Add(new SimTime(((day - back) * SimTime.DayMs) + timeMs));
            }
        }

        edges.Reverse();
        return edges;
    }

    private static bool IsEdge(RequestValues calendar, long day)
    {
        CivilDate date = CivilDate.FromDayNumber(day);
        bool isDayOfMonth = date.Day == Number(calendar, "billingDayOfMonth", 1);
        long monthsSince = date.Month + 12 - Number(calendar, "billingMonth", 1);
        string period = calendar.TryGet("billingPeriod", out RequestValue value) ? value.Text : "Monthly";
        return period switch
        {
            "Daily" => true,
            "Weekly" => DayOfWeek(day) == Number(calendar, "billingDayOfWeek", 1),
            "Quarterly" => isDayOfMonth && monthsSince % 3 == 0,
            "Yearly" => isDayOfMonth && monthsSince % 12 == 0,
            _ => isDayOfMonth,
        };
    }

    // 1970-01-01 was a Thursday; 1 is Monday.
    private static long DayOfWeek(long day) => day + 3 - (CivilDate.FloorDivide(day + 3, 7) * 7) + 1;

    private static long Number(RequestValues calendar, string name, long otherwise)
        => calendar.TryGet(name, out RequestValue value) ? value.Number : otherwise;
}
