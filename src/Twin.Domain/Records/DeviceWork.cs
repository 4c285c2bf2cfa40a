using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>A step of a device under way: its record so far and what follows.</summary>
internal sealed class DeviceWork(DeviceRecord record, RecordContext context, RecordRequest? request = null)
{
    // Import, export and gas, and one to spare: no need for an array.
    private const int FewMeterPoints = 4;

    /// <summary>The record so far.</summary>
    internal DeviceRecord Record { get; set; } = record;

    /// <summary>The rules in force and the time.</summary>
    internal RecordContext Context { get; } = context;

    /// <summary>The time.</summary>
    internal SimTime Now => Context.Now;

    /// <summary>What follows.</summary>
    internal StepWork Step { get; } = new(EntityKey.Of(record.Id), context, record.LastSent, record.LastDue, request?.Id ?? default);

    /// <summary>Does what a command does, with all that it means for others; nothing when the machine refuses it.</summary>
    internal DeviceDecision Apply(in DeviceCommand command)
    {
        DeviceState before = Record.State;
        DeviceDecision decision = DeviceMachine.Decide(before, command, new DeviceContext(Context.Rules, Context.Products));
        if (!decision.Accepted)
        {
            return decision;
        }

        DeviceState after = decision.Event.After;
        Record = Record with { State = after };
        Step.Changed(
            TwinEventKind.DeviceChanged,
            (int)command.Kind,
            before.Status.Packed,
            after.Exists ? after.Status.Packed : before.Status.Packed,
            DeviceClauses.Of(decision.Rule));
        Teller teller = new(this, before);
        DeviceMachine.Tell(before, decision.Event, ref teller);
        if (!after.Exists || (after.Status.IsFinal && !before.Status.IsFinal))
        {
            DeviceEndings.End(this, command.Kind);
        }

        return decision;
    }

    /// <summary>Raises a DCC alert to those whom the rule set names; each user hears it once.</summary>
    /// <param name="code">The alert.</param>
    /// <param name="state">The device as it is, or was before it was deleted.</param>
    /// <param name="concerned">The sender, the owner of a schedule or the old supplier, as the alert has it; 0 for none.</param>
    /// <param name="values">What the alert carries.</param>
    internal void Alert(DccAlertCode code, in DeviceState state, ushort concerned = 0, RequestValues? values = null)
    {
        AlertRecipients recipients = Context.Rules.AlertRouting.Of(code);
        Recipients found = new();
        if (concerned != 0 && (recipients.Has(AlertRecipient.Sender) || recipients.Has(AlertRecipient.ScheduleOwner)
            || recipients.Has(AlertRecipient.OldSupplier)))
        {
            found.Send(concerned, AlertRecipient.Sender);
        }

        Address(recipients, state, ref found);
        for (int at = 0; at < found.Count; at++)
        {
            Step.Address(TwinEventKind.DccAlert, (int)code, found[at], values ?? RequestValues.Empty);
        }
    }

    /// <summary>Raises a device alert to one user; nothing when there is none, nothing reaches the DCC, or 6.22 disabled it.</summary>
    internal void DeviceAlert(ushort code, ushort user, RequestValues? values = null)
    {
        if (user != 0 && Record.Premises.HasWan && AlertBehaviour.IsSent(Record.Settings, code))
        {
            Step.Address(TwinEventKind.DeviceAlert, code, user, values ?? RequestValues.Empty);
        }
    }

    /// <summary>The user that stands behind the device in a relation now; 0 for none.</summary>
    internal ushort UserOf(AlertRecipient recipient)
    {
        Recipients found = new();
        Address(recipient.ToSet(), Record.State, ref found);
        return found.Count == 0 ? (ushort)0 : found[0];
    }

    private void Address(AlertRecipients recipients, in DeviceState state, ref Recipients found)
    {
        int count = Record.Parties.Length;
        Span<MeterPointState> points = count <= FewMeterPoints ? stackalloc MeterPointState[count] : new MeterPointState[count];
        Record.Parties.At(state, Record.MeterPoints, Now, points);
        DeviceAlerts.Address(recipients, state, points, ref found);
    }

    /// <summary>Sends to every meter point that the meter is linked to.</summary>
    internal void TellMeterPoints(Func<Mpxn, MessageContent> content)
    {
        foreach (Mpxn meterPoint in Record.MeterPoints)
        {
            Step.Send(EntityKey.Of(meterPoint), content(meterPoint));
        }
    }

    /// <summary>Ends the step.</summary>
    internal EntityStep<DeviceRecord> End() => End(StepAnswer.Done);

    /// <summary>Ends the step with an answer.</summary>
    internal EntityStep<DeviceRecord> End(ResponseCode code, string clause) => End(new StepAnswer(code, clause));

    /// <summary>Ends the step with an answer.</summary>
    internal EntityStep<DeviceRecord> End(in StepAnswer answer) => Step.End(
        Step.LastSent == Record.LastSent && Step.LastDue == Record.LastDue
            ? Record
            : Record with { LastSent = Step.LastSent, LastDue = Step.LastDue },
        answer);

    private readonly struct Teller(DeviceWork work, DeviceState before) : IDeviceSink
    {
        public void StatusChanged(DeviceId device, DeviceStatus earlier, DeviceStatus after, DeviceCommandKind cause)
        {
            MeterPointCommand hear = MeterPointCommand.Hear(device, after, cause);
            DeviceId hub = work.Record.Hub;
            SmetsVersion smets = before.Exists ? before.Smets : work.Record.State.Smets;
            foreach (Mpxn meterPoint in work.Record.MeterPoints)
            {
                work.Step.Send(EntityKey.Of(meterPoint), new CommandMeterPoint(hear, hub, smets));
            }
        }

        public void Alert(DccAlertCode code, DeviceId device)
            => work.Alert(code, work.Record.Exists ? work.Record.State : before, work.Record.AddedBy);
    }

    private struct Recipients : IAlertSink
    {
        private Users users;

        public int Count { get; private set; }

        public readonly ushort this[int at] => users[at];

        public void Send(ushort user, AlertRecipient recipient)
        {
            if (!((ReadOnlySpan<ushort>)users)[..Count].Contains(user))
            {
                users[Count++] = user;
            }
        }

        // Whoever the alert concerns, and the seven that DeviceAlerts.Address can name.
        [InlineArray(8)]
        private struct Users
        {
            private ushort first;
        }
    }
}
