using System.Diagnostics;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>Days on which a tariff or a schedule is another one (DUIS SpecialDays), as requests name them.</summary>
internal static class SpecialDays
{
    /// <summary>The value of a request that lists them, as 20261225.</summary>
    public const string Name = "specialDays";

    /// <summary>The days from 1970-01-01 to a day that a request names; values are checked before they come here.</summary>
    public static long DayOf(long yearMonthDay)
        => CivilDate.TryOfNumber(yearMonthDay, out CivilDate date) ? date.DayNumber : throw new UnreachableException();
}
