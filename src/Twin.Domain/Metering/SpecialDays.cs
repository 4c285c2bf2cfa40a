using System.Collections.Immutable;
using System.Diagnostics;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>Days on which a tariff or a schedule is another one (DUIS SpecialDays), as requests name them.</summary>
internal static class SpecialDays
{
    /// <summary>The value of a request that lists them, as 20261225.</summary>
    public const string Name = "specialDays";

    /// <summary>The most that a tariff has (ElecSpecialDaysPrimary).</summary>
    public const int Most = 50;

    /// <summary>The most day profiles of a tariff (ElecDayProfiles).</summary>
    public const int MostProfiles = 16;

    /// <summary>The days from 1970-01-01 to a day that a request names; values are checked before they come here.</summary>
    public static long DayOf(long yearMonthDay)
        => CivilDate.TryOfNumber(yearMonthDay, out CivilDate date) ? date.DayNumber : throw new UnreachableException();

    /// <summary>
    /// The special days of a tariff by day; none where it has one day profile, which then holds on them too. Refuses a day that stands
    /// twice or has no profile.
    /// </summary>
    /// <param name="work">The request.</param>
    /// <param name="halfHours">How many half-hours the longest of its tables has.</param>
    public static Sequence<SpecialDay> OfTariff(MeterWork work, int halfHours)
    {
        ImmutableArray<long> days = work.Numbers(Name);
        ImmutableArray<long> profiles = work.Numbers("specialDayProfiles");
        int most = Math.Max(1, halfHours / LoadProfile.HalfHoursOfDay);
        if (profiles.Length != days.Length || profiles.Any(one => one > most) || days.Distinct().Count() < days.Length)
        {
            work.Refuse(MeterRefusal.SpecialDayUnsuitable);
            return default;
        }

        IEnumerable<SpecialDay> special = days.Zip(profiles, static (day, profile) => new SpecialDay(DayOf(day), profile));
        return most == 1 ? default : [.. special.OrderBy(static one => one.Day)];
    }

    /// <summary>The day profile of a day, counted from 1970-01-01; the first where the day is not special.</summary>
    /// <param name="days">The special days, ascending.</param>
    /// <param name="day">The day.</param>
    public static long ProfileOf(Sequence<SpecialDay> days, long day)
    {
        ReadOnlySpan<SpecialDay> all = days.AsSpan();
        (int low, int high) = (0, all.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = all[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low < all.Length && all[low].Day == day ? all[low].Profile : 1;
    }
}
