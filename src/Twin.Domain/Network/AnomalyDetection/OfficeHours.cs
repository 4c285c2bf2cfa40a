using Twin.Domain.Time;

namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>When people work: the same hours on the first so many days of every week. Time 0 is the start of a Monday.</summary>
/// <remarks>The default value is never open and is refused.</remarks>
public readonly record struct OfficeHours
{
    private const int DaysOfWeek = 7;

    /// <summary>Makes hours.</summary>
    /// <param name="fromMs">When they open, milliseconds after midnight.</param>
    /// <param name="untilMs">When they close, later, at most a day.</param>
    /// <param name="days">How many days of a week from Monday on, 1 to 7.</param>
    public OfficeHours(long fromMs, long untilMs, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(untilMs, SimTime.DayMs);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(untilMs, fromMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, DaysOfWeek);
        FromMs = fromMs;
        UntilMs = untilMs;
        Days = days;
    }

    /// <summary>Day and night.</summary>
    public static OfficeHours Always { get; } = new(0, SimTime.DayMs, DaysOfWeek);

    /// <summary>When they open, milliseconds after midnight.</summary>
    public long FromMs { get; }

    /// <summary>When they close, milliseconds after midnight.</summary>
    public long UntilMs { get; }

    /// <summary>How many days of a week from Monday on.</summary>
    public int Days { get; }

    /// <summary>When work is done that is begun at a moment and goes on in these hours alone.</summary>
    /// <param name="start">When it comes in, not before 0.</param>
    /// <param name="workMs">How long it takes; 0 is done when the office is open.</param>
    public SimTime Finish(SimTime start, long workMs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(Days);
        long at = start.Ms;
        long left = workMs;
        while (true)
        {
            long day = at / SimTime.DayMs;
            long open = Math.Max(at, (day * SimTime.DayMs) + FromMs);
            long close = (day * SimTime.DayMs) + UntilMs;
            if (day % DaysOfWeek < Days && open <= close && left <= close - open)
            {
                return new SimTime(open + left);
            }

            left -= day % DaysOfWeek < Days ? Math.Max(0, close - open) : 0;
            at = (day + 1) * SimTime.DayMs;
        }
    }
}
