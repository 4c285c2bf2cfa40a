using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The schedules that the DCC keeps for a device: 5.1, 5.2, 5.3 and their runs.</summary>
internal static class Schedules
{
    private static readonly CodeSet<ScheduleFrequency> Frequencies = new(
        Array.ConvertAll(Enum.GetValues<ScheduleFrequency>(), static f => (f.ToString(), f)));

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    internal static DccOutcome Create(DeviceWork work, RecordRequest request)
    {
        RequestValues values = request.Values;
        if (!ServiceRequestVariant.TryParse(values.TextOf(ValueNames.Srv), out ServiceRequestVariant variant)
            || (variant.Definition.Modes & RequestModes.DccScheduled) == 0)
        {
            return DccOutcome.Refused(ResponseCode.E050101, "the request cannot be scheduled");
        }

        if (values.CodeOf(ValueNames.Frequency, Frequencies) is not { } frequency)
        {
            return DccOutcome.Refused(ResponseCode.E050102, "no frequency of schedules");
        }

        SimTime end = values.MomentOf(ValueNames.End) ?? SimTime.Never;
        DeviceSchedule schedule = new()
        {
            Id = work.Record.LastSchedule + 1,
            Owner = request.User,
            Role = request.Role,
            Variant = variant,
            Frequency = frequency,
            Start = values.MomentOf(ValueNames.Start) ?? work.Now.Plus(SimTime.DayMs),
            End = end,
        };
        while (RunAt(schedule) < work.Now)
        {
            schedule = schedule with { Runs = schedule.Runs + 1 };
        }

        if (RunAt(schedule) > end)
        {
            return DccOutcome.Refused(ResponseCode.E050103, "the schedule ends before its first run");
        }

        schedule = schedule with { Due = work.Step.Later(RunAt(schedule), DueKind.ScheduleRun) };
        work.Record = work.Record with { LastSchedule = schedule.Id, Schedules = work.Record.Schedules.Add(schedule) };
        return DccOutcome.With(IdOf(schedule));
    }

    internal static DccOutcome Read(DeviceWork work, RecordRequest request) => Find(work, request) is { } schedule
        ? DccOutcome.With(RequestValues.Of(
            KeyValuePair.Create(ValueNames.DspScheduleId, RequestValue.Of(schedule.Id)),
            KeyValuePair.Create(ValueNames.Srv, RequestValue.Of(schedule.Variant.Srv)),
            KeyValuePair.Create(ValueNames.Frequency, RequestValue.Of(schedule.Frequency.ToString())),
            KeyValuePair.Create(ValueNames.Start, RequestValue.Of(RunAt(schedule)))))
        : DccOutcome.Refused(ResponseCode.E050201, "no such schedule");

    internal static DccOutcome Delete(DeviceWork work, RecordRequest request)
    {
        if (Find(work, request) is not { } schedule)
        {
            return DccOutcome.Refused(ResponseCode.E050301, "no such schedule");
        }

        work.Step.Done(schedule.Due);
        work.Record = work.Record with { Schedules = work.Record.Schedules.Remove(schedule) };
        return DccOutcome.Done;
    }

    /// <summary>A run: the request is checked like any other (Twin resolutions R3) and its response goes to the owner.</summary>
    internal static void Run(DeviceWork work, long number, FetchedRecords fetched)
    {
        if (work.Record.Schedules.FirstOrDefault(one => one.Due == number) is not { } schedule)
        {
            return;
        }

        FutureRequests.RunAtDsp(work, RequestOf(work, schedule), fetched);
        GoOn(work, schedule);
    }

    private static void GoOn(DeviceWork work, DeviceSchedule schedule)
    {
        DeviceSchedule next = schedule with { Runs = schedule.Runs + 1 };
        bool ends = RunAt(next) > next.End;
        if (!ends)
        {
            next = next with { Due = work.Step.Later(RunAt(next), DueKind.ScheduleRun) };
        }

        work.Record = work.Record with
        {
            Schedules = ends ? work.Record.Schedules.Remove(schedule) : work.Record.Schedules.Replace(schedule, next),
        };
    }

    // A request that reads a log asks for the time since the run before.
    private static RecordRequest RequestOf(DeviceWork work, DeviceSchedule schedule)
    {
        RequestValues values = schedule.Values.With(ValueNames.DspScheduleId, RequestValue.Of(schedule.Id));
        if (RequestValueDefinitions.Of(schedule.Variant).Any(static one => one.Name == ValueNames.From))
        {
            SimTime from = RunAt(schedule with { Runs = schedule.Runs - 1 });
            values = values.With(ValueNames.From, RequestValue.Of(from)).With(ValueNames.To, RequestValue.Of(work.Now));
        }

        return new RecordRequest
        {
            Id = default(RequestId),
            User = schedule.Owner,
            Role = schedule.Role,
            Variant = schedule.Variant,
            CommandVariant = CommandVariant.SendNonCritical,
            Values = values,
        };
    }

    private static SimTime RunAt(DeviceSchedule schedule)
    {
        int runs = schedule.Runs;
        return schedule.Frequency switch
        {
            ScheduleFrequency.Daily => schedule.Start.Plus(runs * SimTime.DayMs),
            ScheduleFrequency.Weekly => schedule.Start.Plus(7 * runs * SimTime.DayMs),
            ScheduleFrequency.Monthly => Months(schedule.Start, runs),
            ScheduleFrequency.Quarterly => Months(schedule.Start, 3 * runs),
            ScheduleFrequency.HalfYearly => Months(schedule.Start, 6 * runs),
            _ => Months(schedule.Start, 12 * runs),
        };
    }

    // A month without the day of the start runs on its last day.
    private static SimTime Months(SimTime start, int months)
    {
        long day = Math.DivRem(start.Ms, SimTime.DayMs, out long rest);
        DateOnly date = DateOnly.FromDayNumber(Epoch.DayNumber + (int)day).AddMonths(months);
        return new SimTime(((date.DayNumber - Epoch.DayNumber) * SimTime.DayMs) + rest);
    }

    private static DeviceSchedule? Find(DeviceWork work, RecordRequest request)
    {
        long? id = request.Values.NumberOf(ValueNames.DspScheduleId);
        return work.Record.Schedules.FirstOrDefault(schedule => schedule.Id == id);
    }

    private static RequestValues IdOf(DeviceSchedule schedule)
        => RequestValueReading.Of(ValueNames.DspScheduleId, RequestValue.Of(schedule.Id));
}
