using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What auxiliary load switches and controllers do at a moment: a pure function of what requests set and of the time, so that nothing is
/// stepped. A command goes before the schedule while it lasts; before the first entry of a day the last of the days before holds
/// (assumption), and without any entry a switch is off and a level 0 (assumption). On a special day the entries that name it are due, and
/// no other (assumption).
/// </summary>
internal static class SwitchSchedule
{
    /// <summary>The switches that a meter may have (ALCSHCALCSDescription, 6.14.1).</summary>
    public const int MostSwitches = 5;

    private const uint OffsetPurpose = 0x4C50_0013;
    private const long MinutesOfDay = SimTime.DayMs / SimTime.MinuteMs;
    private const string AppliesOn = "switchSpecialDays";

    /// <summary>Whether a switch is on: commanded (7.5, 7.6), or else by the schedule of 6.14.2.</summary>
    public static bool IsOn(MeterWork work, long number)
    {
        foreach (LoadSwitch one in work.State.Switches.AsSpan())
        {
            if (one.Number == number && one.Until > work.At)
            {
                return one.IsOn;
            }
        }

        RequestValues schedule = work.Settings.Get("switchSchedule");
        ImmutableArray<long> numbers = Numbers(schedule, "switchNumbers");
        return LastOf(work, schedule, "switchActions", at => at < numbers.Length && numbers[at] == number) == 1;
    }

    /// <summary>
    /// The level of the auxiliary controller, in per cent: commanded (7.13), or else scheduled (6.14.3), within a limit (7.16).
    /// </summary>
    public static long Level(MeterWork work)
    {
        RequestValues schedule = work.Settings.Get("controllerSchedule");
        long level = Commanded(work, "controllerState") ?? LastOf(work, schedule, "commandedStateLevels", static _ => true) ?? 0;
        return Math.Min(level, Commanded(work, "controllerLimit") ?? level);
    }

    /// <summary>
    /// By how much a meter's schedule is late: a part of the limit of 7.12 that is drawn once for each meter (assumption), in ms.
    /// </summary>
    public static long OffsetMs(MeterWork work)
    {
        if (!work.Settings.Get("randomisation").TryGet("randomisedOffsetLimitSeconds", out RequestValue limit))
        {
            return 0;
        }

        ulong part = new RandomStream(work.Device.Seed, OffsetPurpose).Bits(work.Device.Id.Value, 0) >> 32;
        return (long)(((UInt128)(ulong)(limit.Number * SimTime.SecondMs) * part) >> 32);
    }

    /// <summary>Refuses a schedule whose lists are not of one length, and special days that do not fit its entries.</summary>
    /// <param name="work">The request.</param>
    /// <param name="parts">The lists that every entry has a place in.</param>
    public static void Check(MeterWork work, params ReadOnlySpan<string> parts)
    {
        int entries = work.Numbers(parts[0]).Length;
        ImmutableArray<long> appliesOn = work.Numbers(AppliesOn);
        bool isWhole = appliesOn.Length == 0 || appliesOn.Length == entries;
        foreach (string part in parts)
        {
            isWhole &= work.Numbers(part).Length == entries;
        }

        ImmutableArray<long> days = work.Numbers(SpecialDays.Name);
        if (!isWhole)
        {
            work.Refuse(MeterRefusal.ScheduleIncomplete);
        }
        else if (days.Distinct().Count() < days.Length || appliesOn.Any(one => one > days.Length))
        {
            work.Refuse(MeterRefusal.SpecialDayUnsuitable);
        }
    }

    // The value of the entry that was due last; of two at one minute the later in the list. Null when there is none.
    private static long? LastOf(MeterWork work, RequestValues schedule, string name, Func<int, bool> isAsked)
    {
        ImmutableArray<long> minutes = Numbers(schedule, "switchMinutes");
        ImmutableArray<long> values = Numbers(schedule, name);
        ImmutableArray<long> appliesOn = Numbers(schedule, AppliesOn);
        long[] days = [.. Numbers(schedule, SpecialDays.Name).Select(SpecialDays.DayOf)];
        long now = CivilDate.FloorDivide(work.At.Ms - OffsetMs(work), SimTime.MinuteMs);
        (int last, long lastDue) = (-1, long.MinValue);
        for (int at = 0; at < minutes.Length && at < values.Length; at++)
        {
            if (isAsked(at) && LastDue(minutes[at], appliesOn.IsEmpty ? 0 : appliesOn[at]) is { } due && due >= lastDue)
            {
                (last, lastDue) = (at, due);
            }
        }

        return last < 0 ? null : values[last];

        // Entries are for one special day, or for all days that are not special.
        long? LastDue(long minute, long specialDay)
        {
            if (specialDay > 0)
            {
                long due = (days[specialDay - 1] * MinutesOfDay) + minute;
                return due <= now ? due : null;
            }

            long day = CivilDate.FloorDivide(now - minute, MinutesOfDay);
            while (days.Contains(day))
            {
                day--;
            }

            return (day * MinutesOfDay) + minute;
        }
    }

    private static long? Commanded(MeterWork work, string group)
    {
        RequestValues command = work.Settings.Get(group);
        bool holds = command.TryGet("startDateTime", out RequestValue start) && start.Moment <= work.At
            && command.TryGet("endDateTime", out RequestValue end) && end.Moment > work.At;
        return holds && command.TryGet("commandedStateLevel", out RequestValue level) ? level.Number : null;
    }

    private static ImmutableArray<long> Numbers(RequestValues values, string name)
        => values.TryGet(name, out RequestValue value) ? value.Numbers : [];
}
