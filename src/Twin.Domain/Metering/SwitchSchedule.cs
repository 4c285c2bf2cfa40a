using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What auxiliary load switches and controllers do at a moment: a pure function of what requests set and of the time, so that nothing is
/// stepped. A command goes before the schedule while it lasts; before the first entry of a day the last of the day before holds
/// (assumption), and without any entry a switch is off and a level 0 (assumption).
/// </summary>
internal static class SwitchSchedule
{
    /// <summary>The switches that a meter may have (ALCSHCALCSDescription, 6.14.1).</summary>
    public const int MostSwitches = 5;

    private const uint OffsetPurpose = 0x4C50_0013;

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

    // The value of the entry that was due last; of two at one minute the later in the list. Null when there is none.
    private static long? LastOf(MeterWork work, RequestValues schedule, string name, Func<int, bool> isAsked)
    {
        ImmutableArray<long> minutes = Numbers(schedule, "switchMinutes");
        ImmutableArray<long> values = Numbers(schedule, name);
        long minute = CivilDate.FloorRemainder(work.At.Ms - OffsetMs(work), SimTime.DayMs) / SimTime.MinuteMs;
        int last = -1;
        for (int at = 0; at < minutes.Length && at < values.Length; at++)
        {
            if (isAsked(at) && (last < 0 || Since(minutes[at]) <= Since(minutes[last])))
            {
                last = at;
            }
        }

        return last < 0 ? null : values[last];

        long Since(long entry) => entry <= minute ? minute - entry : minute - entry + (SimTime.DayMs / SimTime.MinuteMs);
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
