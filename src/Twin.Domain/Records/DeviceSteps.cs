using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a device's record, each as one pure step.</summary>
public static class DeviceSteps
{
    /// <summary>A service request for the device, or the device's part of one for several.</summary>
    /// <param name="record">The device; the empty record of its id when nothing is known of it.</param>
    /// <param name="request">The request; not one that was answered before.</param>
    /// <param name="fetched">What <see cref="RequestRouting"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<DeviceRecord> Request(
        DeviceRecord record, RecordRequest request, FetchedRecords fetched, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(context);
        return DeviceRequests.Decide(new DeviceWork(record, context, request), request, fetched);
    }

    /// <summary>An event from outside: it joins the HAN, a step of SMKI recovery, its entry leaves the CPL or is listed again.</summary>
    public static EntityStep<DeviceRecord> Operate(DeviceRecord record, in DeviceCommand command, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(context);
        DeviceWork work = new(record, context);
        if (command.Kind == DeviceCommandKind.JoinHan && record.Exists && !MayJoin(record, context.Now))
        {
            return work.End(ResponseCode.E5, "D4: Twin fact sheet (1), 3.1: the join window is closed, or the hub has no supply");
        }

        DeviceDecision decision = work.Apply(command);
        if (!decision.Accepted)
        {
            return work.End(decision.Code, DeviceClauses.Of(decision.Rule));
        }

        switch (command.Kind)
        {
            case DeviceCommandKind.JoinHan:
                work.Step.Done(work.Record.JoinWindow);
                work.Record = work.Record with { JoinWindow = 0 };
                MeterPart.Install(work);
                break;
            case DeviceCommandKind.StartRecovery or DeviceCommandKind.PlaceRecoveryCertificates or DeviceCommandKind.ReinstateCertificates:
                // Which of N33 to N38 goes with which step is not published: one of them for each is an assumption.
                work.Alert(
                    command.Kind == DeviceCommandKind.StartRecovery ? Alerts.DccAlertCode.N33
                        : command.Kind == DeviceCommandKind.PlaceRecoveryCertificates ? Alerts.DccAlertCode.N34
                        : Alerts.DccAlertCode.N35,
                    work.Record.State);
                break;
        }

        return work.End(ResponseCode.I0, DeviceClauses.Of(decision.Rule));
    }

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<DeviceRecord> Receive(DeviceRecord record, EntityMessage message, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        if (!record.Heard.TryTake(message, out var heard))
        {
            return new EntityStep<DeviceRecord> { After = record };
        }

        DeviceWork work = new(record with { Heard = heard }, context);
        DeviceMessages.Take(work, message);
        return work.End();
    }

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    /// <param name="record">The record.</param>
    /// <param name="due">What falls due.</param>
    /// <param name="fetched">What <see cref="RequestRouting.MirrorsOf"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<DeviceRecord> Fire(DeviceRecord record, DueEntry due, FetchedRecords fetched, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(context);
        DeviceWork work = new(record, context, due.Request);
        work.Step.Done(due.Number);
        switch (due.Kind)
        {
            case DueKind.Request:
                FutureRequests.Run(work, due.Number, fetched);
                break;
            case DueKind.ScheduleRun:
                Schedules.Run(work, due.Number, fetched);
                break;
            case DueKind.ResponseTimeOut when due.Request is { } unanswered:
                Responses.TimeOut(work, unanswered);
                break;
            case DueKind.JoinWindow when record.JoinWindow == due.Number:
                CloseJoinWindow(work);
                break;
            case DueKind.Credit when record.CreditDue == due.Number:
                work.Record = work.Record with { CreditDue = 0 };
                MeterPart.Settle(work);
                break;
        }

        return work.End();
    }

    private static bool MayJoin(DeviceRecord record, SimTime now)
        => !record.Hub.IsNone && record.Premises.SupplyLostAt is null && now < record.Premises.JoinWindowUntil;

    // D5. A device that goes back to Pending is off the log as well: 8.11 must add it again.
    private static void CloseJoinWindow(DeviceWork work)
    {
        work.Record = work.Record with { JoinWindow = 0 };
        if (!work.Apply(DeviceCommand.Of(DeviceCommandKind.ExpireJoinWindow)).Accepted
            || work.Record.State.Status.Lifecycle != DeviceLifecycle.Pending)
        {
            return;
        }

        work.Step.Send(EntityKey.OfHub(work.Record.Hub), new ChangeLog(work.Record.Id, Leaves: true));
        work.Record = work.Record with { Hub = default, Premises = default };
    }
}
