using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// How the use of a year is spread over months and over the half-hours of a day. All numbers are assumptions: they have the form of
/// published domestic profiles (morning and evening peak, gas and reactive power by season, export at noon in summer), not their values.
/// </summary>
internal sealed class LoadShape
{
    private static readonly LoadShape Electricity = new(
        1_800_000,
        4_600_000,
        [110, 106, 102, 96, 92, 89, 88, 89, 93, 99, 106, 112],
        [
            22, 20, 18, 17, 17, 17, 17, 18, 19, 21, 25, 31, 39, 48, 54, 55, 51, 46, 42, 40, 39, 39, 39, 40,
            42, 43, 42, 40, 39, 39, 41, 45, 53, 64, 74, 80, 81, 79, 75, 71, 67, 63, 58, 52, 45, 38, 31, 26,
        ]);

    private static readonly LoadShape Reactive = new(
        300_000, 900_000, Electricity.monthWeights, [.. Enumerable.Repeat(1, LoadProfile.HalfHoursOfDay)]);

    // Storage heating: by night and in winter.
    private static readonly LoadShape Secondary = new(
        1_000_000,
        3_000_000,
        [180, 172, 150, 100, 50, 16, 8, 8, 30, 80, 140, 176],
        [
            2, 40, 92, 96, 98, 98, 96, 94, 92, 90, 86, 80, 72, 60, 40, 4, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        ]);

    private static readonly LoadShape Gas = new(
        700_000,
        1_700_000,
        [196, 182, 158, 108, 66, 36, 28, 28, 44, 88, 144, 186],
        [
            6, 5, 5, 5, 5, 5, 6, 8, 12, 20, 34, 52, 72, 84, 82, 70, 56, 46, 38, 34, 31, 29, 28, 28,
            29, 28, 27, 27, 28, 30, 35, 43, 54, 66, 76, 80, 78, 72, 66, 60, 54, 47, 39, 30, 22, 15, 10, 7,
        ]);

    private static readonly LoadShape Export = new(
        1_500_000,
        3_800_000,
        [26, 48, 88, 128, 152, 158, 154, 134, 102, 62, 32, 20],
        [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 16, 25, 35, 46, 57, 67, 76, 84, 90, 94, 96,
            97, 96, 93, 88, 82, 75, 66, 57, 47, 37, 28, 19, 12, 7, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        ]);

    private readonly long leastYear;
    private readonly long greatestYear;
    private readonly int[] monthWeights;
    private readonly long[] halfHoursBefore = new long[LoadProfile.HalfHoursOfDay + 1];

    // The weights of the days before each month of the year, and last those of the whole year.
    private readonly long[] commonYear;
    private readonly long[] leapYear;
    private readonly int leastQuarters = int.MaxValue;
    private readonly int greatestQuarters;

    private LoadShape(long leastYear, long greatestYear, int[] monthWeights, int[] halfHourWeights)
    {
        this.leastYear = leastYear;
        this.greatestYear = greatestYear;
        this.monthWeights = monthWeights;
        commonYear = BeforeMonths(monthWeights, 2001);
        leapYear = BeforeMonths(monthWeights, 2000);
        for (int slot = 0; slot < LoadProfile.HalfHoursOfDay; slot++)
        {
            halfHoursBefore[slot + 1] = halfHoursBefore[slot] + halfHourWeights[slot];

            // Edges within a day are moved by up to three quarters of the half-hour that follows them.
            int next = slot == LoadProfile.HalfHoursOfDay - 1 ? 0 : halfHourWeights[slot + 1];
            leastQuarters = Math.Min(leastQuarters, halfHourWeights[slot]);
            greatestQuarters = Math.Max(greatestQuarters, (4 * halfHourWeights[slot]) + (3 * next));
        }
    }

    /// <summary>The shape of a quantity.</summary>
    public static LoadShape Of(bool isGas, LoadQuantity quantity) => quantity switch
    {
        LoadQuantity.Export => Export,
        LoadQuantity.Reactive => Reactive,
        LoadQuantity.Secondary => Secondary,
        _ => isGas ? Gas : Electricity,
    };

    /// <summary>
    /// A premises' use of a year between the least and the greatest, by 64 drawn bits: the mean of two draws, so that
    /// most lie in the middle.
    /// </summary>
    public long YearlyUse(ulong bits)
        => leastYear + (long)((((bits >> 32) + (bits & 0xFFFF_FFFF)) * (ulong)(greatestYear - leastYear)) >> 33);

    /// <summary>Between which powers, in W, every half-hour of a day with this use lies; not the narrowest that holds.</summary>
    public (long Least, long Greatest) PowerWithin(long dayUse)
    {
        long quarters = 4 * halfHoursBefore[LoadProfile.HalfHoursOfDay];
        return ((2 * (dayUse * leastQuarters / quarters)) - 2, (2 * (dayUse * greatestQuarters / quarters)) + 4);
    }

    /// <summary>The weights of the half-hours of a day before one, 0 to 48.</summary>
    public long BeforeHalfHour(int slot) => halfHoursBefore[slot];

    /// <summary>What is used from 1970-01-01 to a day's first moment, were every day of a month the same.</summary>
    /// <param name="yearly">The use of a year.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    public long BeforeDay(long yearly, long day)
    {
        CivilDate date = CivilDate.FromDayNumber(day);
        long[] beforeMonths = CivilDate.IsLeap(date.Year) ? leapYear : commonYear;
        long before = beforeMonths[date.Month - 1] + ((long)monthWeights[date.Month - 1] * (date.Day - 1));
        return (yearly * (date.Year - 1970)) + (yearly * before / beforeMonths[12]);
    }

    private static long[] BeforeMonths(int[] monthWeights, int year)
    {
        long[] before = new long[13];
        for (int month = 1; month <= 12; month++)
        {
            before[month] = before[month - 1] + ((long)monthWeights[month - 1] * CivilDate.DaysIn(year, month));
        }

        return before;
    }
}
