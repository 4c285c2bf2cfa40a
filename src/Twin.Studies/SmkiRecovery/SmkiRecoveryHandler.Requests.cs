using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Engine.Scheduling;
using Twin.Studies.Scenarios;

namespace Twin.Studies.SmkiRecovery;

/// <summary>How the affected devices are found, and what business as usual meets at them.</summary>
internal sealed partial class SmkiRecoveryHandler
{
    private const DeviceTypes Meters = DeviceTypes.Esme | DeviceTypes.Gsme;
    private const DeviceTypes WithoutCertificates = DeviceTypes.Ihd | DeviceTypes.Cad;

    private void FindAffected()
    {
        EstatePartition estate = run.Estate;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            ReadOnlySpan<MeterPointState> meterPoints = estate.MeterPointsOf(premises);
            for (int index = estate.FirstDevice(premises); index < estate.FirstDevice(premises + 1); index++)
            {
                ref readonly DeviceState device = ref estate.Devices[index];
                if (!CanBeAffected(device))
                {
                    continue;
                }

                int place = MeterPointRouting.PlaceOfResponsible(meterPoints, device);
                ushort supplier = place < 0 ? (ushort)0 : meterPoints[place].Supplier;
                if ((plan.Supplier == 0 || plan.Supplier == supplier) && plan.Hits.Happens(plan.Inputs.DevicePpm, device.Id.Value, 0))
                {
                    affected.Add(new AffectedDevice { Device = index, Premises = premises, Supplier = supplier });
                }
            }
        }
    }

    private bool CanBeAffected(in DeviceState device)
        => (plan.Inputs.MetersOnly ? device.Type.IsIn(Meters) : !device.Type.IsIn(WithoutCertificates))
            && device.Status.Recovery == RecoveryStage.None
            && device.Status.Lifecycle is DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned;

    private void ScheduleRandom(long nowMs, int entity, in DeviceState device, int number)
    {
        long gap = plan.Traffic.GapMs(device.Type, device.Id.Value, number);
        if (gap < plan.Inputs.HorizonMs)
        {
            Schedule(nowMs + gap, entity, SmkiEventKind.RandomRequest, (ushort)number, number);
        }
    }

    // A request of business as usual reaches the DCC. In Recovered the device has the DCC's recovery certificates and not its users'.
    private void Receive(in AffectedDevice one, int rowNumber, in SimEvent due)
    {
        TrafficRow row = plan.Traffic.Rows[rowNumber];
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        bool supplier = row.Sender == TrafficSender.Supplier;
        ReadOnlySpan<MeterPointState> meterPoints = run.Estate.MeterPointsOf(one.Premises);
        int place = MeterPointRouting.PlaceOfResponsible(meterPoints, device);
        ushort sender = supplier ? one.Supplier : place < 0 ? (ushort)0 : meterPoints[place].NetworkOperator;
        if (sender == 0 || due.TimeMs < plan.Inputs.IncidentMs)
        {
            return;
        }

        run.CountExogenous(due.Kind, device.Id.Value, due.TimeMs, (ulong)rowNumber);
        bool gas = MeterPointRouting.IsGas(device.Type);
        UserRole role = supplier
            ? gas ? UserRole.GasSupplier : UserRole.ImportSupplier
            : gas ? UserRole.GasTransporter : UserRole.ElectricityDistributor;
        ushort holder = supplier ? device.SupplierCertificate : device.NetworkOperatorCertificate;
        SmiStatus status = device.Status.Shown;
        bool held = holder == sender && status != SmiStatus.Recovered;
        AccessOutcome outcome = AccessControl.Check(
            new AccessQuery(role, row.Variant, row.CommandVariant, device.Type, device.Smets, device.ShownStatus, Registered: true, held),
            plan.Rules.Access);
        Count(outcome, status);
        if (plan.Logs)
        {
            run.Post(Message(SmkiMessageKind.Request, due, one) with
            {
                User = sender,
                Status = status,
                Code = outcome.Code,
                FailsAtDevice = outcome.FailsAtDevice,
                Row = (short)rowNumber,
            });
        }
    }

    private void Count(in AccessOutcome outcome, SmiStatus status)
    {
        Counters.Requests++;
        Counters.MetRecovery += status == SmiStatus.Recovery ? 1 : 0;
        Counters.MetRecovered += status == SmiStatus.Recovered ? 1 : 0;
        Counters.Rejected += outcome.Accepted ? 0 : 1;
        Counters.FailedAtDevice += outcome.Accepted && outcome.FailsAtDevice ? 1 : 0;
    }
}
