using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>A step of a meter point under way: its record so far and what follows.</summary>
internal sealed class MeterPointWork(MeterPointRecord record, RecordContext context)
{
    /// <summary>The record so far.</summary>
    internal MeterPointRecord Record { get; set; } = record;

    /// <summary>The rules in force and the time.</summary>
    internal RecordContext Context { get; } = context;

    /// <summary>What follows.</summary>
    internal StepWork Step { get; } = new(EntityKey.Of(record.Id), context, record.LastSent, record.LastDue);

    /// <summary>Does what a command does; a changed flag is told to the meter point's RDP.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isExported">Whether a change of the flag may be told (R5: SMETS1).</param>
    internal MeterPointDecision Apply(in MeterPointCommand command, bool isExported = true)
    {
        MeterPointState before = Record.State;
        MeterPointDecision decision = MeterPointMachine.Decide(before, command, Context.Rules);
        if (!decision.Accepted)
        {
            return decision;
        }

        MeterPointState after = decision.Event.After;
        Record = Record with { State = after };
        if (before != after)
        {
            Step.Tell(new Happening
            {
                At = Context.Now,
                Kind = TwinEventKind.MeterPointChanged,
                Entity = EntityKey.Of(before.Id),
                Cause = MeterPointCause.Of(command),
                Before = (long)before.Flag,
                After = (long)after.Flag,
                Clause = ClauseOf(before, after),
                Values = About(command),
            });
        }

        Teller teller = new(this, isExported);
        MeterPointMachine.Tell(before, decision.Event, ref teller);
        return decision;
    }

    /// <summary>Tells the hub and the linked meters who is registered, as a new version.</summary>
    internal void TellPremises()
    {
        Record = Record with { Version = Record.Version + 1 };
        TellParties told = new(new MeterPointParties(Record.Id, Record.History!, Record.Version));
        if (!Record.Hub.IsNone)
        {
            Step.Send(EntityKey.OfHub(Record.Hub), told);
        }

        LinkedMeters meters = Record.State.Meters;
        for (int place = 0; place < meters.Count; place++)
        {
            Step.Send(EntityKey.Of(meters.IdAt(place)), told);
        }
    }

    /// <summary>Tells one entity that the meter point is no longer of its premises.</summary>
    internal void TellGone(EntityKey whom)
        => Step.Send(whom, new TellParties(new MeterPointParties(Record.Id, Record.History!, Record.Version), IsGone: true));

    /// <summary>Ends the step.</summary>
    internal EntityStep<MeterPointRecord> End() => Step.End(
        Step.LastSent == Record.LastSent && Step.LastDue == Record.LastDue
            ? Record
            : Record with { LastSent = Step.LastSent, LastDue = Step.LastDue },
        StepAnswer.Done);

    // A flag has the rule in force for its clause; a link or a party that changes without it has none.
    private string ClauseOf(in MeterPointState before, in MeterPointState after)
        => before.Flag == after.Flag ? string.Empty : Context.Rules.FlagRule.Clause;

    private static RequestValues About(in MeterPointCommand command) => command.Meter.IsNone
        ? RequestValues.Empty
        : RequestValues.Of(
            KeyValuePair.Create(ValueNames.Meter, RequestValue.Of(command.Meter.ToString())),
            KeyValuePair.Create(ValueNames.MeterStatus, RequestValue.Of(Enum.GetName(command.Status.Shown)!)));

    private readonly struct Teller(MeterPointWork work, bool isExported) : IMeterPointSink
    {
        public void FlagChanged(in FlagChange change) => work.Step.Tell(new Happening
        {
            At = work.Context.Now,
            Kind = TwinEventKind.FlagChanged,
            Entity = EntityKey.Of(change.MeterPoint),
            Cause = change.WasEverActive ? 1 : 0,
            Before = (long)change.Before,
            After = (long)change.After,
            Clause = work.Context.Rules.FlagRule.Clause,
            Provider = isExported
                ? work.Context.Routing.ProviderOf(change.MeterPoint, work.Record.State.NetworkOperator)
                : RdpRouting.Nobody,
        });
    }
}
