using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>How a device's change reaches its meter points, the users and the log.</summary>
internal sealed partial class CplRemovalHandler
{
    private bool Change(in AffectedDevice one, in DeviceCommand command, in SimEvent due)
    {
        ref DeviceState device = ref run.Estate.Devices[one.Device];
        DeviceDecision decision = DeviceMachine.Decide(device, command, new DeviceContext(plan.Rules, Products));
        if (!decision.Accepted)
        {
            return false;
        }

        DeviceState before = device;
        DeviceMachine.Apply(ref device, decision.Event);
        Sink sink = new(this, one, due);
        DeviceMachine.Tell(before, decision.Event, ref sink);
        bool was = before.Status.Shown == SmiStatus.Suspended;
        bool isNow = device.Status.Shown == SmiStatus.Suspended;
        if (isNow && !was)
        {
            Counters.Suspend(device.Type, due.TimeMs);
            Log(CplMessageKind.Suspended, one, due, device);
        }
        else if (was && !isNow)
        {
            Counters.Restore(due.TimeMs);
            Log(CplMessageKind.Restored, one, due, device);
        }

        return true;
    }

    private CplMessage Message(CplMessageKind kind, in AffectedDevice one, in SimEvent due, in DeviceState device) => new()
    {
        TimeMs = due.TimeMs,
        Priority = due.Priority,
        Entity = ((ulong)(run.Estate.FirstPremises + (long)one.Premises) << SlotBits)
            | (uint)(one.Device - run.Estate.FirstDevice(one.Premises)),
        Sequence = sequence++,
        Kind = kind,
        Device = device.Id,
        Type = device.Type,
    };

    private void Log(CplMessageKind kind, in AffectedDevice one, in SimEvent due, in DeviceState device)
    {
        if (plan.Logs)
        {
            run.Post(Message(kind, one, due, device));
        }
    }

    /// <summary>Carries what the machines tell to meter points of the premises and to the centre.</summary>
    private readonly ref struct Sink(CplRemovalHandler handler, in AffectedDevice one, in SimEvent due) : IDeviceSink, IMeterPointSink
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
                Sink self = this;
                MeterPointMachine.Tell(earlier, decision.Event, ref self);
            }
        }

        /// <inheritdoc/>
        public void FlagChanged(in FlagChange change)
        {
            handler.Counters.FlagChanges++;
            ref readonly DeviceState device = ref handler.run.Estate.Devices[one.Device];
            bool isTold = device.Smets != SmetsVersion.Smets1 || handler.plan.Rules.Smets1Exported;
            if (!isTold && !handler.plan.Logs)
            {
                return;
            }

            handler.run.Post(handler.Message(CplMessageKind.FlagChanged, one, due, device) with
            {
                Flag = change,
                User = OperatorOf(change.MeterPoint),
                IsTold = isTold,
            });
        }

        /// <inheritdoc/>
        public void Alert(DccAlertCode code, DeviceId device)
        {
            if (code is not (DccAlertCode.N28 or DccAlertCode.N29))
            {
                return;
            }

            AlertRecipients recipients = handler.plan.Rules.AlertRouting.Of(code);
            ReadOnlySpan<MeterPointState> meterPoints = handler.run.Estate.MeterPointsOf(one.Premises);
            ref readonly DeviceState state = ref handler.run.Estate.Devices[one.Device];
            MeterPointState? point = MeterPointRouting.Responsible(meterPoints, state);
            bool gas = MeterPointRouting.IsGas(state.Type);
            if (recipients.Has(AlertRecipient.ResponsibleSupplier) || (recipients.Has(AlertRecipient.ImportSupplier) && !gas))
            {
                Send(code, one.Supplier, AlertRecipient.ResponsibleSupplier, state);
            }

            if (recipients.Has(AlertRecipient.NetworkOperator)
                || (recipients.Has(AlertRecipient.ElectricityDistributor) && !gas))
            {
                Send(code, point?.NetworkOperator ?? 0, AlertRecipient.NetworkOperator, state);
            }

            // An export supplier has to do with the ESME alone.
            if (recipients.Has(AlertRecipient.ExportSupplier) && state.Type == DeviceType.Esme)
            {
                Send(code, MeterPointRouting.ExportSupplier(meterPoints, state), AlertRecipient.ExportSupplier, state);
            }

            if (recipients.Has(AlertRecipient.RegisteredAgent))
            {
                Send(code, point?.Agent ?? 0, AlertRecipient.RegisteredAgent, state);
            }

            if (recipients.Has(AlertRecipient.OtherSupplierOnHub))
            {
                Send(code, MeterPointRouting.OtherSupplier(meterPoints, state), AlertRecipient.OtherSupplierOnHub, state);
            }

            if (recipients.Has(AlertRecipient.CertificateHolder))
            {
                Send(code, state.SupplierCertificate, AlertRecipient.CertificateHolder, state);
                Send(code, state.NetworkOperatorCertificate, AlertRecipient.CertificateHolder, state);
            }
        }

        private void Send(DccAlertCode code, ushort user, AlertRecipient recipient, in DeviceState device)
        {
            if (user == 0)
            {
                return;
            }

            if (code == DccAlertCode.N28)
            {
                handler.Counters.N28++;
                handler.Counters.N28ToExportSuppliers += recipient == AlertRecipient.ExportSupplier ? 1 : 0;
            }
            else
            {
                handler.Counters.N29++;
            }

            handler.run.Post(handler.Message(CplMessageKind.Alert, one, due, device) with
            {
                Alert = code,
                User = user,
                Recipient = recipient,
            });
        }

        private ushort OperatorOf(Mpxn meterPoint)
        {
            foreach (ref readonly MeterPointState state in handler.run.Estate.MeterPointsOf(one.Premises))
            {
                if (state.Id == meterPoint)
                {
                    return state.NetworkOperator;
                }
            }

            return 0;
        }
    }
}
