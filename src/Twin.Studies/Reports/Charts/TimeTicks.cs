using System.Globalization;
using Twin.Domain.Time;

namespace Twin.Studies.Reports.Charts;

/// <summary>The marks of a time axis from the start of the run: whole numbers of one unit that fits the length.</summary>
/// <param name="StepMs">The distance between marks, milliseconds; a multiple of <paramref name="UnitMs"/>.</param>
/// <param name="UnitMs">The unit of the labels, milliseconds.</param>
/// <param name="Unit">The unit's name, for the axis title: <c>hours</c>, <c>days</c>.</param>
/// <param name="EndMs">The end of the axis, milliseconds; not necessarily a mark.</param>
internal sealed record TimeTicks(long StepMs, long UnitMs, string Unit, long EndMs)
{
    private static readonly (long UnitMs, string Unit, int[] Steps)[] Scales =
    [
        (1, "milliseconds", [1, 2, 5, 10, 20, 50, 100, 200]),
        (SimTime.SecondMs, "seconds", [1, 2, 5, 10, 15, 20]),
        (SimTime.MinuteMs, "minutes", [1, 2, 5, 10, 15, 20]),
        (SimTime.HourMs, "hours", [1, 2, 3, 6, 12]),
        (SimTime.DayMs, "days", [1, 2, 5, 7, 14, 28, 91, 182, 364]),
    ];

    /// <summary>The marks from zero to the last that is not after the end.</summary>
    public IEnumerable<long> Values
    {
        get
        {
            for (long mark = 0; mark <= EndMs; mark += StepMs)
            {
                yield return mark;
            }
        }
    }

    /// <summary>Marks for a run of a length.</summary>
    /// <param name="endMs">The end of the axis, milliseconds, at least 1.</param>
    /// <param name="intervals">The most intervals between marks, at least 1.</param>
    public static TimeTicks For(long endMs, int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(endMs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        foreach ((long unitMs, string unit, int[] steps) in Scales)
        {
            foreach (int step in steps)
            {
                if (endMs / (step * unitMs) <= intervals)
                {
                    return new TimeTicks(step * unitMs, unitMs, unit, endMs);
                }
            }
        }

        // Longer than any scale: whole multiples of 364 days keep the weeks.
        long year = 364 * SimTime.DayMs;
        long years = (endMs / year / intervals) + 1;
        return new TimeTicks(years * year, SimTime.DayMs, "days", endMs);
    }

    /// <summary>The text at a mark.</summary>
    public string Label(long markMs) => (markMs / UnitMs).ToString("N0", CultureInfo.InvariantCulture);
}
