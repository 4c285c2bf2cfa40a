using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>How a device's change reaches its meter points, the users and the log.</summary>
internal sealed partial class CplRemovalHandler
{
    private bool Change(in AffectedDevice one, in DeviceCommand command, in SimEvent due)
    {
        ref DeviceState device = ref run.Estate.Devices[one.Device];
        bool was = device.Status.Shown == SmiStatus.Suspended;
        Sink sink = new(this, one, due);
        if (DeviceMachine.Change(ref device, command, new DeviceContext(plan.Rules, Products), ref sink) != ResponseCode.I0)
        {
            return false;
        }

        bool isNow = device.Status.Shown == SmiStatus.Suspended;
        if (isNow && !was)
        {
            Counters.Suspend(device.Type, due.TimeMs);
            Log(CplMessageKind.Suspended, due);
        }
        else if (was && !isNow)
        {
            Counters.Restore(due.TimeMs);
            Log(CplMessageKind.Restored, due);
        }

        return true;
    }

    // Whether no RDP was yet to hear of a meter point; from now on one was.
    private bool IsFirstTold(int meterPoint)
    {
        ref ulong word = ref told[meterPoint / BitsOfWord];
        ulong bit = 1UL << (meterPoint % BitsOfWord);
        bool isFirst = (word & bit) == 0;
        word |= bit;
        return isFirst;
    }

    // What follows is told by this device: its number is the same for any number of partitions.
    private void BeginMessagesOf(in AffectedDevice one)
    {
        EstatePartition estate = run.Estate;
        sender = ((ulong)(estate.FirstPremises + (long)one.Premises) << PlaceBits) | (uint)(one.Device - estate.FirstDevice(one.Premises));
        sequence = 0;
    }

    private CplMessage Message(CplMessageKind kind, in SimEvent due) => new(kind, due.TimeMs, due.Priority, sender, sequence++);

    private void Log(CplMessageKind kind, in SimEvent due)
    {
        if (plan.Logs)
        {
            run.Post(Message(kind, due));
        }
    }

    // What was counted comes after everything else of its moment and cause, so that what is posted stays in order.
    private void PostTally()
    {
        CplEventKind cause = tally.Cause;
        DccAlertCode code = cause == CplEventKind.Suspend ? DccAlertCode.N28 : DccAlertCode.N29;
        for (int number = 0; tally.Users > 0; number++)
        {
            (ushort user, int alerts) = tally.TakeLast();
            CplMessage message = new(CplMessageKind.Alert, tally.TimeMs, (int)cause, ulong.MaxValue, number);
            run.Post(message.With(code, user, default, alerts));
        }
    }

    /// <summary>Carries what the machines tell to meter points of the premises and to the centre.</summary>
    private readonly ref struct Sink(CplRemovalHandler handler, in AffectedDevice one, in SimEvent due) : IDeviceSink
    {
        private readonly ref readonly AffectedDevice one = ref one;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause)
        {
            EstatePartition estate = handler.run.Estate;
            int end = estate.FirstMeterPoint(one.Premises + 1);
            for (int index = estate.FirstMeterPoint(one.Premises); index < end; index++)
            {
                ref MeterPointState meterPoint = ref estate.MeterPoints[index];
                if (meterPoint.Meters.PlaceOf(device) >= 0)
                {
                    FlagSink sink = new(handler, one, due, index);
                    MeterPointCommand hear = MeterPointCommand.Hear(device, after, cause);
                    _ = MeterPointMachine.Change(ref meterPoint, hear, handler.plan.Rules, ref sink);
                }
            }
        }

        /// <inheritdoc/>
        public void Alert(DccAlertCode code, DeviceId device)
        {
            if (code is not (DccAlertCode.N28 or DccAlertCode.N29))
            {
                return;
            }

            ref readonly DeviceState state = ref handler.run.Estate.Devices[one.Device];
            Addressing addressing = new(handler, due, code);
            DeviceAlerts.Address(
                handler.plan.Rules.AlertRouting.Of(code), state, handler.run.Estate.MeterPointsOf(one.Premises), ref addressing);
        }
    }

    /// <summary>Counts a change of a meter point's flag and sends it to the centre.</summary>
    private readonly ref struct FlagSink(CplRemovalHandler handler, in AffectedDevice one, in SimEvent due, int meterPoint)
        : IMeterPointSink
    {
        private readonly ref readonly AffectedDevice one = ref one;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void FlagChanged(in FlagChange change)
        {
            handler.Counters.FlagChanges++;
            ref readonly DeviceState device = ref handler.run.Estate.Devices[one.Device];
            int provider = device.Smets != SmetsVersion.Smets1 || handler.plan.Rules.Smets1Exported
                ? handler.routing.ProviderOf(change.MeterPoint, handler.run.Estate.MeterPoints[meterPoint].NetworkOperator)
                : RdpRouting.Nobody;
            if (provider != RdpRouting.Nobody || handler.plan.Logs)
            {
                bool isFirst = provider != RdpRouting.Nobody && handler.IsFirstTold(meterPoint);
                handler.run.Post(handler.Message(CplMessageKind.FlagChanged, due).With(change, provider, isFirst));
            }
        }
    }

    /// <summary>Counts an alert for each user it goes to and sends it to the centre.</summary>
    private readonly ref struct Addressing(CplRemovalHandler handler, in SimEvent due, DccAlertCode code) : IAlertSink
    {
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void Send(ushort user, AlertRecipient recipient)
        {
            if (code == DccAlertCode.N28)
            {
                handler.Counters.N28++;
                handler.Counters.N28ToExportSuppliers += recipient == AlertRecipient.ExportSupplier ? 1 : 0;
            }
            else
            {
                handler.Counters.N29++;
            }

            CplEventKind cause = (CplEventKind)due.Kind;
            bool isOfMassEvent = cause == (code == DccAlertCode.N28 ? CplEventKind.Suspend : CplEventKind.Restore);
            if (isOfMassEvent && handler.plan.TalliesAlerts)
            {
                handler.tally.Count(due.TimeMs, cause, user);
            }
            else
            {
                handler.run.Post(handler.Message(CplMessageKind.Alert, due).With(code, user, recipient, 1));
            }
        }
    }
}
