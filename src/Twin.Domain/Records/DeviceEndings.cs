using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What goes with a device, a supplier or a tenant that goes: schedules and requests that wait.</summary>
/// <remarks>
/// That N3 to N6 and N17 tell of removed schedules and N7 to N15 of cancelled commands is known, which of them for which reason is not:
/// the choice here is an assumption (Twin code sheet, section 6).
/// </remarks>
internal static class DeviceEndings
{
    /// <summary>The device is decommissioned, withdrawn or deleted.</summary>
    internal static void End(DeviceWork work, DeviceCommandKind cause)
    {
        bool deleted = !work.Record.Exists;
        RemoveSchedules(work, deleted ? DccAlertCode.N6 : DccAlertCode.N3, static _ => true);
        CancelPending(work, DccAlertCode.N10, static _ => true);
        DeviceRecord record = work.Record;
        if (!record.Hub.IsNone && record.Hub != record.Id)
        {
            work.Step.Send(EntityKey.OfHub(record.Hub), new ChangeLog(record.Id, Leaves: true));
        }

        work.Step.Done(record.JoinWindow);
        work.Record = deleted
            ? new DeviceRecord { Id = record.Id, Heard = record.Heard, LastSent = record.LastSent, LastDue = record.LastDue }
            : record with { JoinWindow = 0 };
    }

    /// <summary>Removes schedules and tells their owners.</summary>
    internal static void RemoveSchedules(DeviceWork work, DccAlertCode alert, Predicate<DeviceSchedule> which)
    {
        foreach (DeviceSchedule schedule in work.Record.Schedules)
        {
            if (which(schedule))
            {
                work.Step.Done(schedule.Due);
                work.Record = work.Record with { Schedules = work.Record.Schedules.Remove(schedule) };
                work.Alert(
                    alert,
                    work.Record.State,
                    schedule.Owner,
                    RequestValues.Of(KeyValuePair.Create(ValueNames.DspScheduleId, RequestValue.Of(schedule.Id))));
            }
        }
    }

    /// <summary>Cancels requests that wait and tells their senders.</summary>
    internal static void CancelPending(DeviceWork work, DccAlertCode alert, Predicate<PendingRequest> which)
    {
        foreach (PendingRequest pending in work.Record.Pending)
        {
            if (which(pending))
            {
                work.Step.Done(pending.Number);
                work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
                RequestId former = work.Step.Cause;
                work.Step.Cause = pending.Request.Id;
                work.Alert(alert, work.Record.State, pending.Request.User);
                work.Step.Cause = former;
            }
        }
    }
}
