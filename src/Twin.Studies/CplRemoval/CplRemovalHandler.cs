using Twin.Domain.Alerts;
using Twin.Domain.Collections;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Scenarios;

namespace Twin.Studies.CplRemoval;

/// <summary>What happens to the affected devices of one partition. Decisions are the machines'; this class only carries them.</summary>
internal sealed partial class CplRemovalHandler : IPartitionHandler<CplMessage>
{
    /// <summary>The lowest bits of a message's sender: the device's place in its premises.</summary>
    internal const int PlaceBits = 16;

    private const int BitsOfWord = 64;

    private readonly CplRemovalPlan plan;
    private readonly PartitionRun<CplMessage> run;
    private readonly BlockList<AffectedDevice> affected = new();

    // Beside the affected devices; empty unless something goes on beside suspensions and restorations.
    private readonly BlockList<CampaignWork> works = new();
    private readonly AlertTally tally;
    private readonly RdpRouting routing;

    // A bit for each meter point: whether an RDP was to hear of it.
    private readonly ulong[] told;
    private SpreadOrder suspensionOrder;
    private long firstSuspension;
    private ulong sender;
    private int sequence;

    /// <summary>Prepares a partition: finds its affected devices.</summary>
    internal CplRemovalHandler(CplRemovalPlan plan, PartitionRun<CplMessage> run, int users, RdpRouting routing)
    {
        this.routing = routing;
        this.plan = plan;
        this.run = run;
        Products = plan.Products;
        tally = new AlertTally(users);
        told = new ulong[(run.Estate.MeterPoints.Length / BitsOfWord) + 1];
        FindAffected();
        AffectedOfSupplier = plan.GoesOn ? FindSuppliers(users) : [];
        Counters.Affected = affected.Count;
    }

    /// <summary>What was counted so far.</summary>
    internal CplCounters Counters { get; } = new();

    /// <summary>The CPL now; set by the centre between windows.</summary>
    internal ProductList Products { get; set; }

    /// <summary>How many of its affected devices a CPL removal suspends.</summary>
    internal int Suspendable { get; private set; }

    /// <summary>How many of its affected devices each supplier has, by user number; empty when nothing asks for suppliers.</summary>
    internal int[] AffectedOfSupplier { get; }

    /// <summary>What <see cref="Look"/> has read, so that the reading is not in vain; means nothing.</summary>
    internal long Looked { get; private set; }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<CplMessage> partition)
    {
        ref readonly AffectedDevice one = ref affected[due.Entity];
        CplEventKind kind = (CplEventKind)due.Kind;
        if (!tally.Takes(due.TimeMs, kind))
        {
            PostTally();
        }

        BeginMessagesOf(one);
        switch (kind)
        {
            case CplEventKind.Suspend:
                Change(one, DeviceCommand.Of(DeviceCommandKind.Suspend), due);
                break;
            case CplEventKind.Restore:
                if (Change(one, DeviceCommand.Of(DeviceCommandKind.Restore), due) && plan.GoesOn)
                {
                    works[due.Entity].Stage = CampaignStage.Done;
                }

                break;
            case CplEventKind.ScheduledRequest:
                Receive(one, due.Data, due);
                Schedule(due.TimeMs, plan.Traffic.PeriodMs(due.Data), due.Entity, CplEventKind.ScheduledRequest, due.Sequence, due.Data);
                break;
            case CplEventKind.RandomRequest:
                ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
                Receive(one, plan.Traffic.RowOf(device.Type, device.Id.Value, due.Data), due);
                ScheduleRandom(due.TimeMs, due.Entity, one, due.Data + 1);
                break;
            case CplEventKind.SendUpdate:
                SendUpdate(one, ref works[due.Entity], due);
                break;
            case CplEventKind.Activate:
                Activate(one, ref works[due.Entity], due);
                break;
            case CplEventKind.Try:
                Try(one, ref works[due.Entity], due);
                break;
        }
    }

    /// <inheritdoc/>
    public void EndWindow(PartitionRun<CplMessage> partition) => PostTally();

    /// <summary>Schedules business as usual from the start, and the campaign.</summary>
    /// <param name="ranks">The orders of suspension and update over the whole estate.</param>
    /// <param name="partition">The partition's number.</param>
    internal void Begin(CampaignRanks ranks, int partition)
    {
        CplRemovalInputs inputs = plan.Inputs;
        suspensionOrder = ranks.Suspensions;
        firstSuspension = ranks.FirstSuspension(partition);
        if (!plan.GoesOn)
        {
            return;
        }

        int[] numberOfSupplier = ranks.FirstOfSupplier(partition);
        for (int entity = 0; entity < affected.Count; entity++)
        {
            ref readonly AffectedDevice one = ref affected[entity];
            ref CampaignWork work = ref works[entity];
            ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
            long place = ranks.UpdatePlaceOf(work.Supplier, numberOfSupplier[work.Supplier]++);
            BeginMessagesOf(one);
            Log(CplMessageKind.Affected, new SimEvent(0, entity, 0, 0, 0));
            foreach (int row in plan.Traffic.ScheduledRows(device.Type))
            {
                Schedule(0, plan.Traffic.FirstScheduledMs(row, device.Id.Value), entity, CplEventKind.ScheduledRequest, (ushort)row, row);
            }

            ScheduleRandom(0, entity, one, 0);
            if (inputs.CampaignMs == long.MaxValue || inputs.PacePpm == 0 || work.Supplier == 0)
            {
                continue;
            }

            // The rank-th of n devices at a pace of p a day of n is due after rank / (p n) days.
            long wait = (long)((UInt128)(ulong)place * Domain.Time.SimTime.DayMs * 1_000_000
                / ((UInt128)(ulong)inputs.PacePpm * (ulong)ranks.AffectedOf(work.Supplier)));
            CampaignDraws draws = CampaignDraws.Of(plan, device.Id.Value, 0);
            ulong payload = ((ulong)draws.DeliveryMs << 2) | (draws.Succeeds ? 1UL : 0) | (draws.IsLost ? 2UL : 0);
            run.CountExogenous((int)CplEventKind.SendUpdate, device.Id.Value, inputs.CampaignMs + wait, payload);
            if (DeviceMachine.CanUpdate(device.Type, plan.Rules))
            {
                work.Stage = CampaignStage.UnderWay;
                Schedule(inputs.CampaignMs, wait, entity, CplEventKind.SendUpdate, 0, 0);
            }
        }
    }

    /// <summary>Schedules the suspensions, the first at t0 and one after the other at the DSP's rate.</summary>
    internal void ScheduleSuspensions(long nowMs)
        => run.Calendar.Follow(new SuspensionSource(affected, suspensionOrder, firstSuspension, place => nowMs + AtRate(place)));

    /// <summary>How many of its devices are held.</summary>
    internal int CountHeld()
    {
        int held = 0;
        for (int entity = 0; entity < affected.Count; entity++)
        {
            held += run.Estate.Devices[affected[entity].Device].Status.CplHold ? 1 : 0;
        }

        return held;
    }

    /// <summary>Schedules the restorations of the devices that are still held, one after the other at the DSP's rate.</summary>
    /// <param name="nowMs">When the entry is listed again.</param>
    /// <param name="order">The order of all those held.</param>
    /// <param name="held">The number of this partition's first among all those held; moved to that of the next partition's first.</param>
    internal void ScheduleRestorations(long nowMs, SpreadOrder order, ref int held)
    {
        for (int entity = 0; entity < affected.Count; entity++)
        {
            if (run.Estate.Devices[affected[entity].Device].Status.CplHold)
            {
                Schedule(nowMs, AtRate(order.PlaceOf(held++)), entity, CplEventKind.Restore, 0, 0);
            }
        }
    }

    /// <summary>Counts what is Suspended at the end and why.</summary>
    internal void End(long nowMs)
    {
        CplCounters counters = Counters;
        for (int entity = 0; entity < affected.Count; entity++)
        {
            ref readonly AffectedDevice one = ref affected[entity];
            ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
            if (device.Status.Shown != SmiStatus.Suspended)
            {
                continue;
            }

            // The DSP has yet to restore what it holds when the entry is listed again.
            CampaignStage stage = plan.GoesOn ? works[entity].Stage : CampaignStage.NoWay;
            bool stuck = stage is CampaignStage.NoWay or CampaignStage.GivenUp && plan.Inputs.RelistMs == long.MaxValue;
            CplMessageKind kind = CplMessageKind.SuspendedAtEnd;
            if (stuck)
            {
                bool updated = Products.IsListed(device.RunningFirmware);
                kind = updated ? CplMessageKind.StuckUpdatedAtEnd : CplMessageKind.StuckAtEnd;
                counters.Stuck[(int)device.Type]++;
                counters.StuckUpdated += updated ? 1 : 0;
            }
            else
            {
                counters.StillWaiting++;
            }

            BeginMessagesOf(one);
            Log(kind, new SimEvent(nowMs, entity, 0, byte.MaxValue, 0));
        }
    }

    private long AtRate(long rank)
        => rank * 1_000_000_000 / plan.Inputs.SuspensionsPerMillionSeconds;

    private void ScheduleRandom(long nowMs, int entity, in AffectedDevice one, int number)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        Schedule(
            nowMs, plan.Traffic.GapMs(device.Type, device.Id.Value, number), entity, CplEventKind.RandomRequest, (ushort)number, number);
    }

    // Nothing after the end is ever due, so it need not be kept.
    private void Schedule(long nowMs, long waitMs, int entity, CplEventKind kind, ushort order, int data)
    {
        if (waitMs < plan.Inputs.HorizonMs - nowMs)
        {
            run.Calendar.Add(new SimEvent(nowMs + waitMs, entity, (byte)kind, (byte)kind, order, data));
        }
    }

    // A request of business as usual reaches the DCC.
    private void Receive(in AffectedDevice one, int rowNumber, in SimEvent due)
    {
        TrafficRow row = plan.Traffic.Rows[rowNumber];
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        bool supplier = row.Sender == TrafficSender.Supplier;
        ReadOnlySpan<MeterPointState> meterPoints = run.Estate.MeterPointsOf(one.Premises);
        int place = MeterPointRouting.PlaceOfResponsible(meterPoints, device);
        ushort sender = supplier ? works[due.Entity].Supplier : place < 0 ? (ushort)0 : meterPoints[place].NetworkOperator;
        if (sender == 0)
        {
            return;
        }

        run.CountExogenous(due.Kind, device.Id.Value, due.TimeMs, (ulong)rowNumber);
        Counters.Requests++;
        ushort holder = supplier ? device.SupplierCertificate : device.NetworkOperatorCertificate;
        bool gas = device.Type is DeviceType.Gsme or DeviceType.Gpf;
        UserRole role = supplier
            ? gas ? UserRole.GasSupplier : UserRole.ImportSupplier
            : gas ? UserRole.GasTransporter : UserRole.ElectricityDistributor;
        AccessOutcome outcome = AccessControl.Check(
            new AccessQuery(
                role, row.Variant, row.CommandVariant, device.Type, device.Smets, device.ShownStatus, Registered: true, holder == sender),
            plan.Rules.Access);
        Count(outcome, row.Variant, sender, due, rowNumber);
        if (row.Variant == CplRemovalPlan.ReadFirmware && outcome.Accepted)
        {
            // Who reads firmware versions as a matter of course teaches the inventory too (D16).
            Change(one, DeviceCommand.Of(DeviceCommandKind.ReceiveFirmwareRead), due);
        }
    }

    private void Count(in AccessOutcome outcome, ServiceRequestVariant variant, ushort sender, in SimEvent due, int row = -1)
    {
        if (outcome.Code == ResponseCode.E5)
        {
            Counters.RejectedE5++;
        }
        else if (!outcome.Accepted)
        {
            Counters.RejectedOther++;
        }

        if (plan.Logs)
        {
            CplMessageKind kind = outcome.Accepted ? CplMessageKind.RequestAccepted : CplMessageKind.RequestRejected;
            run.Post(Message(kind, due).With(variant.Number, outcome.Code, sender, row));
        }
    }
}
