using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a meter point's record, each as one pure step.</summary>
public static class MeterPointSteps
{
    private const string KindClause = "Twin fact sheet (1), 1.4 FLW-36: the kind contradicts the meter point, or is missing for a new one";

    /// <summary>Registration data name other parties; a meter point that is not known is made.</summary>
    public static EntityStep<MeterPointRecord> Register(MeterPointRecord record, RegistrationChange change, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(context);
        if (KindOf(record, change) is not { } kind)
        {
            return new EntityStep<MeterPointRecord> { After = record, Code = ResponseCode.E19, Clause = KindClause };
        }

        MeterPointWork work = new(record, context);
        if (!record.Exists)
        {
            work.Record = record with { State = new MeterPointState { Id = record.Id, Kind = kind } };
        }

        work.Record = work.Record with { History = (record.History ?? new RegistrationHistory(kind, [], [], [])).With(change) };
        TakeEffect(work);
        work.TellPremises();
        return work.End();
    }

    /// <summary>Another consumer moves in: the meters let go of the former one's logs.</summary>
    public static EntityStep<MeterPointRecord> ChangeTenancy(MeterPointRecord record, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(context);
        if (!record.Exists)
        {
            return new EntityStep<MeterPointRecord> { After = record, Code = ResponseCode.E19, Clause = "no such meter point" };
        }

        MeterPointWork work = new(record, context);
        LinkedMeters meters = record.State.Meters;
        for (int place = 0; place < meters.Count; place++)
        {
            work.Step.Send(EntityKey.Of(meters.IdAt(place)), new TellTenancy());
        }

        return work.End();
    }

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<MeterPointRecord> Receive(MeterPointRecord record, EntityMessage message, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        if (!record.Heard.TryTake(message, out ImmutableArray<HeardSender> heard))
        {
            return new EntityStep<MeterPointRecord> { After = record };
        }

        MeterPointWork work = new(record with { Heard = heard }, context);
        switch (message.Content)
        {
            case CommandMeterPoint command when record.Exists:
                Take(work, message.Sender, command);
                break;
            case TellHub hub when record.Exists && hub.Chf != record.Hub:
                work.Record = work.Record with { Hub = hub.Chf };
                work.TellPremises();
                break;
        }

        return work.End();
    }

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    public static EntityStep<MeterPointRecord> Fire(MeterPointRecord record, DueEntry due, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(context);
        MeterPointWork work = new(record, context);
        work.Step.Done(due.Number);
        if (due.Kind == DueKind.Registration && record.NextChange == due.Number && record.History is not null)
        {
            work.Record = record with { NextChange = 0 };
            TakeEffect(work);
        }

        return work.End();
    }

    private static MeterPointKind? KindOf(MeterPointRecord record, RegistrationChange change)
    {
        if (record.Exists)
        {
            return change.Kind is null || change.Kind == record.State.Kind ? record.State.Kind : null;
        }

        return change.Kind is { } kind && (kind == MeterPointKind.Gas) == record.Id.IsMprn ? kind : null;
    }

    // The premises hold the whole history, so only the meter point's own present parties move at the time of a change.
    private static void TakeEffect(MeterPointWork work)
    {
        SimTime now = work.Context.Now;
        RegistrationHistory history = work.Record.History!;
        MeterPointState state = work.Record.State;
        ushort supplier = history.UserAt(RegistrationKind.Supplier, now);
        ushort agent = history.UserAt(RegistrationKind.Agent, now);
        state.NetworkOperator = history.UserAt(RegistrationKind.NetworkOperator, now);
        work.Record = work.Record with { State = state };
        if (supplier != state.Supplier)
        {
            _ = work.Apply(MeterPointCommand.ChangeSupplier(supplier));
        }

        if (agent != state.Agent)
        {
            _ = work.Apply(MeterPointCommand.ChangeAgent(agent));
        }

        SimTime next = history.NextChangeAfter(now);
        long number = work.Record.NextChange;
        if (next == SimTime.Never)
        {
            work.Step.Done(number);
            number = 0;
        }
        else if (number != 0)
        {
            work.Step.Again(number, next, DueKind.Registration);
        }
        else
        {
            number = work.Step.Later(next, DueKind.Registration);
        }

        work.Record = work.Record with { NextChange = number };
    }

    private static void Take(MeterPointWork work, EntityKey meter, CommandMeterPoint message)
    {
        bool isExported = message.Smets != SmetsVersion.Smets1 || work.Context.Rules.Smets1Exported;
        bool accepted = work.Apply(message.Command, isExported).Accepted;
        if (!accepted)
        {
            return;
        }

        bool gone = message.Command.Kind == MeterPointCommandKind.UnlinkMeter
            || (message.Command.Kind == MeterPointCommandKind.HearMeterStatus && message.Command.Cause == DeviceCommandKind.Delete);
        if (message.Command.Kind == MeterPointCommandKind.LinkMeter)
        {
            work.Record = work.Record with { Hub = message.Hub.IsNone ? work.Record.Hub : message.Hub };
            work.TellPremises();
        }
        else if (gone)
        {
            work.Record = work.Record with { Version = work.Record.Version + 1 };
            work.TellGone(meter);
            if (work.Record.State.Meters.Count == 0 && !work.Record.Hub.IsNone)
            {
                work.TellGone(EntityKey.OfHub(work.Record.Hub));
                work.Record = work.Record with { Hub = default };
            }
        }
    }
}
