using Twin.Domain.Alerts;
using Twin.Domain.Collections;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.SmkiRecovery;

/// <summary>What happens to the affected devices of one partition. Decisions are the machines'; this class only carries them.</summary>
internal sealed partial class SmkiRecoveryHandler : IPartitionHandler<SmkiMessage>
{
    private const int SlotBits = 16;

    private readonly SmkiRecoveryPlan plan;
    private readonly PartitionRun<SmkiMessage> run;
    private readonly int partition;
    private readonly BlockList<AffectedDevice> affected = new();
    private ulong sender;
    private int sequence;

    /// <summary>Prepares a partition: finds its affected devices.</summary>
    internal SmkiRecoveryHandler(SmkiRecoveryPlan plan, PartitionRun<SmkiMessage> run, int partition)
    {
        this.plan = plan;
        this.run = run;
        this.partition = partition;
        FindAffected();
    }

    /// <summary>What was counted so far.</summary>
    internal SmkiCounters Counters { get; } = new();

    /// <summary>How many of its devices are affected.</summary>
    internal int Affected => affected.Count;

    /// <summary>The supplier of an affected device, by its place.</summary>
    internal ushort SupplierOf(int place) => affected[place].Supplier;

    /// <summary>Schedules what the centre decided on.</summary>
    internal void Schedule(long atMs, int place, SmkiEventKind kind) => Schedule(atMs, place, kind, 0, 0);

    /// <summary>Schedules business as usual.</summary>
    internal void Begin()
    {
        for (int entity = 0; entity < affected.Count; entity++)
        {
            ref readonly AffectedDevice one = ref affected[entity];
            ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
            run.CountExogenous((int)SmkiEventKind.Start, device.Id.Value, plan.Inputs.IncidentMs, 0);
            BeginMessagesOf(one);
            Log(SmkiMessageKind.Affected, new SimEvent(0, entity, 0, 0, 0), one);
            foreach (int row in plan.Traffic.ScheduledRows(device.Type))
            {
                Schedule(plan.Traffic.FirstScheduledMs(row, device.Id.Value), entity, SmkiEventKind.ScheduledRequest, (ushort)row, row);
            }

            ScheduleRandom(0, entity, device, 0);
        }
    }

    /// <summary>Says which devices are not restored at the end.</summary>
    internal void End(long nowMs)
    {
        for (int entity = 0; entity < affected.Count; entity++)
        {
            ref readonly AffectedDevice one = ref affected[entity];
            DeviceStatus status = run.Estate.Devices[one.Device].Status;
            if (status.Recovery == RecoveryStage.None)
            {
                continue;
            }

            Counters.GivenUp += one.IsGivenUp ? 1 : 0;
            BeginMessagesOf(one);
            SimEvent now = new(nowMs, entity, 0, byte.MaxValue, 0);
            Log(status.Recovery == RecoveryStage.Recovery ? SmkiMessageKind.LeftInRecovery : SmkiMessageKind.LeftRecovered, now, one);
        }
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<SmkiMessage> partitionRun)
    {
        ref AffectedDevice one = ref affected[due.Entity];
        BeginMessagesOf(one);
        switch ((SmkiEventKind)due.Kind)
        {
            case SmkiEventKind.Start:
                if (Change(one, DeviceCommandKind.StartRecovery, due))
                {
                    Counters.InRecovery++;
                    run.Post(Message(SmkiMessageKind.Started, due, one));
                }

                break;
            case SmkiEventKind.Place:
                Place(ref one, due);
                break;
            case SmkiEventKind.Reinstate:
                Reinstate(ref one, due);
                break;
            case SmkiEventKind.ScheduledRequest:
                Receive(one, due.Data, due);
                Schedule(due.TimeMs + plan.Traffic.PeriodMs(due.Data), due.Entity, SmkiEventKind.ScheduledRequest, due.Sequence, due.Data);
                break;
            case SmkiEventKind.RandomRequest:
                ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
                Receive(one, plan.Traffic.RowOf(device.Type, device.Id.Value, due.Data), due);
                ScheduleRandom(due.TimeMs, due.Entity, device, due.Data + 1);
                break;
        }
    }

    private void Place(ref AffectedDevice one, in SimEvent due)
    {
        ulong id = run.Estate.Devices[one.Device].Id.Value;
        bool fails = plan.Placements.Happens(plan.Inputs.DccFailurePpm, id, one.Placements);
        one.Placements++;
        if (fails)
        {
            one.IsGivenUp = one.Placements == plan.Inputs.DccAttempts;
            Counters.PlacementsFailed++;
            run.Post(Message(SmkiMessageKind.PlacementFailed, due, one) with { Attempts = one.Placements });
        }
        else if (Change(one, DeviceCommandKind.PlaceRecoveryCertificates, due))
        {
            Counters.InRecovery--;
            Counters.InRecovered++;
            Counters.RecoveredMs.Add(due.TimeMs - plan.Inputs.IncidentMs);
            one.IsGivenUp = one.Supplier == 0;
            run.Post(Message(SmkiMessageKind.Recovered, due, one));
            AlertOf(one, due);
        }
    }

    private void Reinstate(ref AffectedDevice one, in SimEvent due)
    {
        ulong id = run.Estate.Devices[one.Device].Id.Value;
        bool fails = plan.Reinstatements.Happens(plan.Inputs.SupplierFailurePpm, id, one.Reinstatements);
        one.Reinstatements++;
        if (fails)
        {
            one.IsGivenUp = one.Reinstatements == plan.Inputs.SupplierAttempts;
            Counters.ReinstatementsFailed++;
            run.Post(Message(SmkiMessageKind.ReinstatementFailed, due, one) with { Attempts = one.Reinstatements });
        }
        else if (Change(one, DeviceCommandKind.ReinstateCertificates, due))
        {
            Counters.InRecovered--;
            Counters.RestoredMs.Add(due.TimeMs - plan.Inputs.IncidentMs);
            run.Post(Message(SmkiMessageKind.Restored, due, one));
            AlertOf(one, due);
        }
    }

    private bool Change(in AffectedDevice one, DeviceCommandKind kind, in SimEvent due)
    {
        ref DeviceState device = ref run.Estate.Devices[one.Device];
        DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(kind), new DeviceContext(plan.Rules, plan.Products));
        if (!decision.Accepted)
        {
            return false;
        }

        DeviceState before = device;
        DeviceMachine.Apply(ref device, decision.Event);
        Sink sink = new(this, one, due);
        DeviceMachine.Tell(before, decision.Event, ref sink);
        return true;
    }

    // Which of N33 to N38 tells of which step was not published; all of them go to the holders of certificates.
    private void AlertOf(in AffectedDevice one, in SimEvent due)
    {
        Addressing addressing = new(this, one, due);
        DeviceAlerts.Address(
            plan.Rules.AlertRouting.Of(DccAlertCode.N33), run.Estate.Devices[one.Device], run.Estate.MeterPointsOf(one.Premises),
            ref addressing);
    }

    // Nothing after the end is ever due, so it need not be kept.
    private void Schedule(long atMs, int entity, SmkiEventKind kind, ushort order, int data)
    {
        if (atMs < plan.Inputs.HorizonMs)
        {
            run.Calendar.Add(new SimEvent(atMs, entity, (byte)kind, (byte)kind, order, data));
        }
    }

    // What follows is told by this device: its number is the same for any number of partitions.
    private void BeginMessagesOf(in AffectedDevice one)
    {
        EstatePartition estate = run.Estate;
        sender = ((ulong)(estate.FirstPremises + (long)one.Premises) << SlotBits) | (uint)(one.Device - estate.FirstDevice(one.Premises));
        sequence = 0;
    }

    private SmkiMessage Message(SmkiMessageKind kind, in SimEvent due, in AffectedDevice one) => new()
    {
        TimeMs = due.TimeMs,
        Priority = due.Priority,
        Entity = sender,
        Sequence = sequence++,
        Kind = kind,
        Device = run.Estate.Devices[one.Device].Id,
        Partition = partition,
        Affected = due.Entity,
        User = one.Supplier,
    };

    private void Log(SmkiMessageKind kind, in SimEvent due, in AffectedDevice one)
    {
        if (plan.Logs)
        {
            run.Post(Message(kind, due, one));
        }
    }

    /// <summary>Carries what a device tells to the meter points of its premises.</summary>
    private readonly ref struct Sink(SmkiRecoveryHandler handler, in AffectedDevice one, in SimEvent due) : IDeviceSink
    {
        private readonly ref readonly AffectedDevice one = ref one;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause)
        {
            foreach (ref MeterPointState meterPoint in handler.run.Estate.MeterPointsOf(one.Premises))
            {
                if (meterPoint.Meters.PlaceOf(device) < 0)
                {
                    continue;
                }

                MeterPointDecision decision = MeterPointMachine.Decide(
                    meterPoint, MeterPointCommand.Hear(device, after, cause), handler.plan.Rules);
                MeterPointState earlier = meterPoint;
                MeterPointMachine.Apply(ref meterPoint, decision.Event);
                FlagSink sink = new(handler, one, due, meterPoint.NetworkOperator);
                MeterPointMachine.Tell(earlier, decision.Event, ref sink);
            }
        }

        /// <inheritdoc/>
        public void Alert(DccAlertCode code, DeviceId device)
        {
        }
    }

    /// <summary>Counts a change of a flag and sends it to the centre.</summary>
    private readonly ref struct FlagSink(SmkiRecoveryHandler handler, in AffectedDevice one, in SimEvent due, ushort networkOperator)
        : IMeterPointSink
    {
        private readonly ref readonly AffectedDevice one = ref one;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void FlagChanged(in FlagChange change)
        {
            handler.Counters.FlagChanges++;
            bool isSmets1 = handler.run.Estate.Devices[one.Device].Smets == SmetsVersion.Smets1;
            handler.run.Post(handler.Message(SmkiMessageKind.FlagChanged, due, one) with
            {
                Flag = change,
                User = networkOperator,
                IsTold = !isSmets1 || handler.plan.Rules.Smets1Exported,
            });
        }
    }

    /// <summary>Counts an alert for each user it goes to.</summary>
    private readonly ref struct Addressing(SmkiRecoveryHandler handler, in AffectedDevice one, in SimEvent due) : IAlertSink
    {
        private readonly ref readonly AffectedDevice one = ref one;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void Send(ushort user, AlertRecipient recipient)
        {
            handler.Counters.Alerts++;
            if (handler.plan.Logs)
            {
                handler.run.Post(handler.Message(SmkiMessageKind.Alert, due, one) with { User = user });
            }
        }
    }
}
