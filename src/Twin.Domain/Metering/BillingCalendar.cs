using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// The moments at which billing periods end (DUIS 6.8). Without a calendar set, the first of each month (assumption).
/// </summary>
/// <param name="Period">How long a period is.</param>
/// <param name="DayOfWeek">Of a week: 1 is Monday.</param>
/// <param name="DayOfMonth">Of every period that is counted in months: 1 to 28.</param>
/// <param name="Month">Of the first period of a year, where a period has several months: 1 to 12.</param>
/// <param name="Minute">The minute of the day, UTC.</param>
public readonly record struct BillingCalendar(BillingPeriod Period, byte DayOfWeek, byte DayOfMonth, byte Month, short Minute)
{
    // The longest period has 366 days.
    private const long LongestDays = 366;

    /// <summary>The calendar that 6.8 set; the first of each month for no values.</summary>
    public static BillingCalendar Of(RequestValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        BillingPeriod period = values.TryGet("billingPeriod", out RequestValue word) ? Enum.Parse<BillingPeriod>(word.Text) : default;
        return new BillingCalendar(
            period,
            (byte)Number(values, "billingDayOfWeek", 1),
            (byte)Number(values, "billingDayOfMonth", 1),
            (byte)Number(values, "billingMonth", 1),
            (short)Number(values, "billingTimeMinute", 0));
    }

    /// <summary>The last so many edges at or before a moment, in order.</summary>
    public IReadOnlyList<SimTime> EdgesBefore(SimTime at, int count)
    {
        long timeMs = Minute * SimTime.MinuteMs;
        long day = CivilDate.FloorDivide(at.Ms - timeMs, SimTime.DayMs);
        List<SimTime> edges = [];
        for (long back = 0; edges.Count < count && back < count * LongestDays; back++)
        {
            if (IsEdge(day - back))
            {
                edges.Add(new SimTime(((day - back) * SimTime.DayMs) + timeMs));
            }
        }

        edges.Reverse();
        return edges;
    }

    /// <summary>The first edge after a moment.</summary>
    public SimTime EdgeAfter(SimTime at)
    {
        long timeMs = Minute * SimTime.MinuteMs;
        long day = CivilDate.FloorDivide(at.Ms - timeMs, SimTime.DayMs) + 1;
        long last = day + LongestDays;
        while (day < last && !IsEdge(day))
        {
            day++;
        }

        return new SimTime((day * SimTime.DayMs) + timeMs);
    }

    private bool IsEdge(long day)
    {
        if (Period is BillingPeriod.Daily or BillingPeriod.Weekly)
        {
            return Period == BillingPeriod.Daily || WeekDayOf(day) == DayOfWeek;
        }

        CivilDate date = CivilDate.FromDayNumber(day);
        int monthsSince = date.Month + 12 - Month;
        return date.Day == DayOfMonth && Period switch
        {
            BillingPeriod.Quarterly => monthsSince % 3 == 0,
            BillingPeriod.SixMonthly => monthsSince % 6 == 0,
            BillingPeriod.Yearly => monthsSince % 12 == 0,
            _ => true,
        };
    }

    // 1970-01-01 was a Thursday; 1 is Monday.
    private static long WeekDayOf(long day) => CivilDate.FloorRemainder(day + 3, 7) + 1;

    private static long Number(RequestValues values, string name, long otherwise)
        => values.TryGet(name, out RequestValue value) ? value.Number : otherwise;
}
