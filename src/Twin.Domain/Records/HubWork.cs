using System.Collections.Immutable;
using Twin.Domain.Alerts;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>A step of a communications hub under way: its record so far and what follows.</summary>
internal sealed class HubWork(HubRecord record, RecordContext context, RecordRequest? request = null)
{
    /// <summary>The record so far.</summary>
    internal HubRecord Record { get; set; } = record;

    /// <summary>The rules in force and the time.</summary>
    internal RecordContext Context { get; } = context;

    /// <summary>What follows.</summary>
    internal StepWork Step { get; } = new(EntityKey.OfHub(record.Chf), context, record.LastSent, record.LastDue, request?.Id ?? default);

    /// <summary>Does what a command does, with all that it means for others; nothing when the machine refuses it.</summary>
    internal HubDecision Apply(in HubCommand command)
    {
        HubRules rules = Context.Rules.Hubs;
        CommunicationsHubState before = Record.State;
        HubDecision decision = CommunicationsHubMachine.Decide(before, command, rules);
        if (decision.Accepted)
        {
            Record = Record with { State = decision.Event.After };
            Step.Changed(TwinEventKind.HubChanged, (int)command.Kind, (long)before.Stage, (long)decision.Event.After.Stage);
        }

        Teller teller = new(this);
        CommunicationsHubMachine.Tell(before, command, decision, rules, ref teller);
        if (decision.Accepted)
        {
            AfterChange(before);
        }

        return decision;
    }

    /// <summary>What the hub tells its devices of itself.</summary>
    internal PremisesState StateFor(SimTime joinWindowUntil = default) => new(
        Record.State.Stage == HubStage.Installed,
        Record.State.IsSupplyLost ? Record.State.SupplyLostAt : null,
        joinWindowUntil);

    /// <summary>Tells one device of the hub.</summary>
    internal void TellDevice(DeviceId device) => Step.Send(EntityKey.Of(device), new TellPremises(StateFor(), false, [], 0));

    /// <summary>Tells one device who is registered at the premises.</summary>
    internal void TellParties(DeviceId device)
    {
        foreach (MeterPointParties parties in Record.Parties)
        {
            Step.Send(EntityKey.Of(device), new TellParties(parties));
        }
    }

    /// <summary>Ends the step.</summary>
    internal EntityStep<HubRecord> End() => End(StepAnswer.Done);

    /// <summary>Ends the step with an answer.</summary>
    internal EntityStep<HubRecord> End(ResponseCode code, string clause) => End(new StepAnswer(code, clause));

    /// <summary>Ends the step with an answer.</summary>
    internal EntityStep<HubRecord> End(in StepAnswer answer) => Step.End(
        Step.LastSent == Record.LastSent && Step.LastDue == Record.LastDue
            ? Record
            : Record with { LastSent = Step.LastSent, LastDue = Step.LastDue },
        answer);

    private void AfterChange(in CommunicationsHubState before)
    {
        CommunicationsHubState after = Record.State;
        if (before.IsSupplyLost && !after.IsSupplyLost && Record.HoldUp != 0)
        {
            Step.Done(Record.HoldUp);
            Record = Record with { HoldUp = 0 };
        }

        bool wasOnWan = before.Stage == HubStage.Installed;
        if (wasOnWan != (after.Stage == HubStage.Installed) || before.IsSupplyLost != after.IsSupplyLost)
        {
            foreach (DeviceId device in InventoryEffects.DevicesOf(Record))
            {
                TellDevice(device);
            }
        }
    }

    private readonly struct Teller(HubWork work) : IHubSink
    {
        public void ChangeDevices(DeviceId chf, DeviceCommandKind command)
        {
            HubRecord record = work.Record;
            ReadOnlySpan<DeviceId> own = record.Gpf.IsNone ? [chf] : [chf, record.Gpf];
            foreach (DeviceId device in own)
            {
                DeviceCommand due = command == DeviceCommandKind.PreNotify
                    ? DeviceCommand.PreNotify(device, device == chf ? DeviceType.Chf : DeviceType.Gpf, SmetsVersion.Smets2, 0)
                    : DeviceCommand.Of(command);
                work.Step.Send(EntityKey.Of(device), new CommandDevice(due));
                if (command == DeviceCommandKind.PreNotify)
                {
                    work.TellDevice(device);
                }
            }
        }

        public void ReplaceHub(DeviceId chf, DeviceId by)
            => work.Step.Send(EntityKey.OfHub(chf), new CommandHub(HubCommand.Of(HubCommandKind.Replace, work.Context.Now)));

        public void StartHoldUp(DeviceId chf, SimTime expiresAt)
            => work.Record = work.Record with { HoldUp = work.Step.Later(expiresAt, DueKind.HoldUp) };

        public void PowerOutage(DeviceId chf, SimTime lostAt, SimTime raisedAt)
        {
            AlertRecipients recipients = work.Context.Rules.AlertRouting.Of(DccAlertCode.AD1);
            bool hasImport = work.Record.Parties.Any(static one => one.Kind == MeterPointKind.Import);
            HashSet<ushort> told = [];
            foreach (MeterPointParties parties in work.Record.Parties)
            {
                if (parties.Kind != (hasImport ? MeterPointKind.Import : MeterPointKind.Export))
                {
                    continue;
                }

                foreach (ushort user in UsersOf(recipients, parties))
                {
                    if (user != 0 && told.Add(user))
                    {
                        work.Step.Address(TwinEventKind.DccAlert, (int)DccAlertCode.AD1, user, ValuesOf(chf, lostAt, parties.MeterPoint));
                    }
                }
            }
        }

        public void ReturnAnswered(DeviceId chf, ushort orderingParty, ResponseCode code)
            => work.Step.Address(TwinEventKind.Response, (int)code, orderingParty, RequestValues.Empty, "SECMP0039, section 3");

        private ImmutableArray<ushort> UsersOf(AlertRecipients recipients, MeterPointParties parties)
        {
            SimTime now = work.Context.Now;
            bool toOperator = recipients.Has(AlertRecipient.ElectricityDistributor) || recipients.Has(AlertRecipient.NetworkOperator);
            bool toSupplier = recipients.Has(AlertRecipient.ImportSupplier) || recipients.Has(AlertRecipient.ResponsibleSupplier);
            return
            [
                toOperator ? parties.History.UserAt(RegistrationKind.NetworkOperator, now) : (ushort)0,
                toSupplier ? parties.History.UserAt(RegistrationKind.Supplier, now) : (ushort)0,
                recipients.Has(AlertRecipient.RegisteredAgent) ? parties.History.UserAt(RegistrationKind.Agent, now) : (ushort)0,
            ];
        }

        private static RequestValues ValuesOf(DeviceId chf, SimTime lostAt, Mpxn meterPoint) => RequestValues.Of(
            KeyValuePair.Create(ValueNames.Chf, RequestValue.Of(chf.ToString())),
            KeyValuePair.Create(ValueNames.OutageStartedAt, RequestValue.Of(lostAt)),
            KeyValuePair.Create(ValueNames.Mpxn, RequestValue.Of(meterPoint.ToString())));
    }
}
