using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a communications hub's record, each as one pure step.</summary>
public static class HubSteps
{
    /// <summary>A service request that the hub decides: 8.9 of a CHF, 8.11, 8.12.1, 8.14.x.</summary>
    /// <param name="record">The hub; the empty record of its id when nothing is known of it.</param>
    /// <param name="request">The request; not one that was answered before.</param>
    /// <param name="fetched">What <see cref="RequestRouting"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<HubRecord> Request(
        HubRecord record, RecordRequest request, FetchedRecords fetched, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(context);
        return HubRequests.Decide(new HubWork(record, context, request), request, fetched);
    }

    /// <summary>An event from outside: it is ordered or moves on, its supply is lost or restored.</summary>
    public static EntityStep<HubRecord> Operate(HubRecord record, in HubOperation operation, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(context);
        HubWork work = new(record, context);
        if (operation.Command.Kind == HubCommandKind.Order && !record.Exists)
        {
            work.Record = record with { Gpf = operation.Gpf };
        }

        HubDecision decision = work.Apply(operation.Command);
        return decision.Accepted
            ? work.End()
            : new EntityStep<HubRecord> { After = record, Code = decision.Code, Clause = ClauseOf(operation.Command.Kind) };
    }

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<HubRecord> Receive(HubRecord record, EntityMessage message, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        if (!record.Heard.TryTake(message, out ImmutableArray<HeardSender> heard))
        {
            return new EntityStep<HubRecord> { After = record };
        }

        HubWork work = new(record with { Heard = heard }, context);
        switch (message.Content)
        {
            case CommandHub { Command: { } command }:
                _ = work.Apply(command);
                break;
            case ChangeLog change:
                Change(work, change);
                break;
            case TellParties parties:
                PassOn(work, parties);
                break;
        }

        return work.End();
    }

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    /// <param name="record">The record.</param>
    /// <param name="due">What falls due.</param>
    /// <param name="fetched">What <see cref="RequestRouting.NeededBy"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<HubRecord> Fire(HubRecord record, DueEntry due, FetchedRecords fetched, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(context);
        HubWork work = new(record, context, due.Request);
        work.Step.Done(due.Number);
        switch (due.Kind)
        {
            case DueKind.HoldUp when record.HoldUp == due.Number:
                work.Record = record with { HoldUp = 0 };
                _ = work.Apply(HubCommand.Of(HubCommandKind.ExpireHoldUp, context.Now));
                break;
            case DueKind.Request:
                HubRequests.Run(work, due.Number, fetched);
                break;
            case DueKind.ResponseTimeOut when due.Request is { } unanswered:
                HubRequests.TimeOut(work, unanswered);
                break;
        }

        return work.End();
    }

    /// <summary>The row of the hub's transitions that a command belongs to, as an answer names it.</summary>
    internal static string ClauseOf(HubCommandKind kind)
    {
        foreach (HubTransition row in HubTables.Transitions)
        {
            if (row.Trigger == kind)
            {
                return row.Source.ToString();
            }
        }

        return string.Empty;
    }

    private static void Change(HubWork work, ChangeLog change)
    {
        ImmutableArray<DeviceId> log = work.Record.Log;
        if (change.Leaves)
        {
            work.Record = work.Record with { Log = log.Remove(change.Device) };
        }
        else if (!log.Contains(change.Device))
        {
            work.Record = work.Record with { Log = log.Add(change.Device).Sort() };
        }
    }

    private static void PassOn(HubWork work, TellParties told)
    {
        ImmutableArray<MeterPointParties> taken = work.Record.Parties.Take(told);
        if (taken == work.Record.Parties)
        {
            return;
        }

        work.Record = work.Record with { Parties = taken };
        foreach (DeviceId device in InventoryEffects.DevicesOf(work.Record))
        {
            work.Step.Send(EntityKey.Of(device), told);
        }
    }
}
