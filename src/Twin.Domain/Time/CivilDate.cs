namespace Twin.Domain.Time;

/// <summary>A day of the Gregorian calendar, without a time zone.</summary>
/// <param name="Year">The year; negative ones count before the year 0.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month, from 1.</param>
internal readonly record struct CivilDate(int Year, int Month, int Day)
{
    // Four hundred years have the same number of days whenever they start; March is the first month, so that leap days come last.
    private const long DaysOfEra = 146_097;
    private const long DaysToEpoch = 719_468;

    /// <summary>The days from 1970-01-01 to this day.</summary>
    public long DayNumber
    {
        get
        {
            long year = Month <= 2 ? Year - 1 : Year;
            long era = FloorDivide(year, 400);
            long yearOfEra = year - (era * 400);
            long dayOfYear = (((153 * (Month > 2 ? Month - 3 : Month + 9)) + 2) / 5) + Day - 1;
            return (era * DaysOfEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - DaysToEpoch;
        }
    }

    /// <summary>Whether a year has 366 days.</summary>
    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>How many days a month has.</summary>
    public static int DaysIn(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The day so many days after 1970-01-01; before it, when negative.</summary>
    public static CivilDate FromDayNumber(long dayNumber)
    {
        long shifted = dayNumber + DaysToEpoch;
        long era = FloorDivide(shifted, DaysOfEra);
        long dayOfEra = shifted - (era * DaysOfEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        int month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        int day = (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
        return new CivilDate((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, day);
    }

    /// <summary>Reads a day from a number as 20261225; no when there is no such day.</summary>
    public static bool TryOfNumber(long yearMonthDay, out CivilDate date)
    {
        (long yearMonth, long day) = Math.DivRem(yearMonthDay, 100);
        (long year, long month) = Math.DivRem(yearMonth, 100);
        bool isDay = year is >= 1 and <= 9_999 && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn((int)year, (int)month);
        date = isDay ? new CivilDate((int)year, (int)month, (int)day) : default;
        return isDay;
    }

    /// <summary>The day a moment lies in, UTC.</summary>
    public static CivilDate Of(SimTime time) => FromDayNumber(FloorDivide(time.Ms, SimTime.DayMs));

    /// <summary>The quotient rounded down, also for what is negative.</summary>
    public static long FloorDivide(long dividend, long divisor)
    {
        long quotient = dividend / divisor;
        return dividend % divisor < 0 ? quotient - 1 : quotient;
    }

    /// <summary>What <see cref="FloorDivide"/> leaves: from 0 to below the divisor, also for what is negative.</summary>
    public static long FloorRemainder(long dividend, long divisor)
    {
        long remainder = dividend % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }

    /// <summary>The first moment after another that is a whole number of periods after 1970-01-01T00:00:00Z.</summary>
    public static SimTime EdgeAfter(SimTime at, long periodMs) => new(at.Ms - FloorRemainder(at.Ms, periodMs) + periodMs);
}
