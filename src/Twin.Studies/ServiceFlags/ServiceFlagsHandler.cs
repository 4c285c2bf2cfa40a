using Twin.Domain.Collections;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.ServiceFlags;

/// <summary>
/// What happens to the meters of one partition. What becomes of a meter is drawn and never depends on a rule (R8); what a flag becomes of
/// it the machines decide.
/// </summary>
internal sealed partial class ServiceFlagsHandler : IPartitionHandler<FlagMessage>
{
    // Each event of a site has so many draws.
    private const int DrawShift = 3;

    private readonly ServiceFlagsPlan plan;
    private readonly PartitionRun<FlagMessage> run;
    private readonly BlockList<MeterSite> sites = new();
    private readonly BlockList<SuccessorMeter> successors = new();
    private readonly MeterPointAccount[] accounts;
    private readonly YearlyRate life;
    private readonly YearlyRate switching;
    private RuleSet rules;
    private ulong sender;
    private int sequence;

    /// <summary>Prepares a partition: finds its sites.</summary>
    internal ServiceFlagsHandler(ServiceFlagsPlan plan, PartitionRun<FlagMessage> run)
    {
        this.plan = plan;
        this.run = run;
        rules = plan.Before;
        accounts = new MeterPointAccount[run.Estate.MeterPoints.Length];
        life = new YearlyRate(plan.Inputs.RemovalPpm + plan.Inputs.SuspensionPpm + plan.Inputs.RecoveryPpm);
        switching = new YearlyRate(plan.Inputs.SwitchingPpm);
        FindSites();
    }

    /// <summary>What was counted so far.</summary>
    internal FlagCounters Counters { get; } = new();

    /// <summary>The meters that followed others.</summary>
    internal IEnumerable<DeviceState> Successors => successors.Items().Select(static s => s.State);

    /// <summary>What <see cref="Look"/> has read, so that the reading is not in vain; means nothing.</summary>
    internal long Looked { get; private set; }

    /// <summary>Puts the sites into the state that the run starts from and schedules what begins there.</summary>
    internal void Begin() => BeginSites();

    /// <summary>Schedules the moment at which an RDP has a record in its registration system.</summary>
    internal void ScheduleRegistration(int site, int place, DccServiceFlag flag, long atMs)
    {
        if (atMs < plan.Inputs.HorizonMs)
        {
            run.Calendar.Add(new SimEvent(
                atMs, site, (byte)FlagEventKind.Register, (byte)FlagEventKind.Register, (ushort)place, (int)flag));
        }
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<FlagMessage> partition)
    {
        ref MeterSite site = ref sites[due.Entity];
        Begin(site);
        switch ((FlagEventKind)due.Kind)
        {
            case FlagEventKind.Install:
                Install(ref site, due);
                break;
            case FlagEventKind.Connect:
                Connect(ref site, due, due.Data);
                break;
            case FlagEventKind.Commission:
                CountExogenous(due, site, 0);
                _ = Command(ref site, due.Data, DeviceCommand.Of(DeviceCommandKind.Commission), due, plan.Listed);
                ScheduleLife(ref site, due, due.Data);
                break;
            case FlagEventKind.Live:
                Live(ref site, due);
                break;
            case FlagEventKind.LateDecommission:
                _ = Command(ref site, due.Data, DeviceCommand.Of(DeviceCommandKind.Decommission), due, plan.Listed);
                break;
            case FlagEventKind.Restore:
                _ = Command(ref site, due.Data, DeviceCommand.Of(DeviceCommandKind.Restore), due, plan.Listed);
                break;
            case FlagEventKind.PlaceRecoveryCertificates:
                _ = Command(ref site, due.Data, DeviceCommand.Of(DeviceCommandKind.PlaceRecoveryCertificates), due, plan.Listed);
                ScheduleDrawn(ref site, due, plan.Inputs.RecoveryStageMs, FlagEventKind.ReinstateCertificates, due.Data);
                break;
            case FlagEventKind.ReinstateCertificates:
                _ = Command(ref site, due.Data, DeviceCommand.Of(DeviceCommandKind.ReinstateCertificates), due, plan.Listed);
                break;
            case FlagEventKind.Register:
                Register(site, due);
                break;
            case FlagEventKind.SwitchSupplier:
                SwitchSupplier(ref site, due);
                break;
        }
    }

    /// <inheritdoc/>
    public void Look(ReadOnlySpan<SimEvent> upcoming, PartitionRun<FlagMessage> partition)
    {
        // Rounds that are independent within themselves: the processor waits for all misses of a round at once.
        long read = 0;
        foreach (ref readonly SimEvent due in upcoming)
        {
            read += sites[due.Entity].Premises;
        }

        foreach (ref readonly SimEvent due in upcoming)
        {
            read += run.Estate.FirstMeterPoint(sites[due.Entity].Premises);
        }

        foreach (ref readonly SimEvent due in upcoming)
        {
            ref readonly MeterSite site = ref sites[due.Entity];
            int point = run.Estate.FirstMeterPoint(site.Premises);
            read += run.Estate.MeterPoints[point].Agent + accounts[point].SinceMs;
            read += site.Device < 0 ? 0 : run.Estate.Devices[site.Device].RunningFirmware;
        }

        Looked += read;
    }

    private void Install(ref MeterSite site, in SimEvent due)
    {
        int number = site.Meters;
        if (number > SuccessorMeter.MostGenerations)
        {
            return;
        }

        site.Meters++;
        site.OnWall = (short)number;
        if (number > 0)
        {
            ref readonly DeviceState first = ref run.Estate.Devices[site.Device];
            successors.Add(new SuccessorMeter { Earlier = site.LastSuccessor, Number = (short)number });
            site.LastSuccessor = successors.Count - 1;
            DeviceCommand notify = DeviceCommand.PreNotify(
                SuccessorMeter.IdOf(first.Id, number), first.Type, first.Smets, first.RecordedFirmware);
            _ = Command(ref site, number, notify, due, plan.Listed);
        }

        uint draw = NextDraw(ref site);
        bool isLeft = plan.Lives.Happens(plan.Inputs.LeavePpm, KeyOf(site), draw);
        CountExogenous(due, site, ((ulong)number << 1) | (isLeft ? 1UL : 0));
        if (isLeft)
        {
            long wait = plan.Lives.ExponentialMs(plan.Inputs.LeaveMs, KeyOf(site), draw + 1);
            Schedule(due.TimeMs, wait, due.Entity, FlagEventKind.Connect, number);
            return;
        }

        Connect(ref site, due, number);
    }

    // 8.11 links the meter and admits it to the HAN, which it joins at once: what minutes lie between, no flag is measured by.
    private void Connect(ref MeterSite site, in SimEvent due, int number)
    {
        _ = Command(ref site, number, DeviceCommand.Of(DeviceCommandKind.AddToDeviceLog), due, plan.Listed);
        Link(ref site, number, due);
        _ = Command(ref site, number, DeviceCommand.Of(DeviceCommandKind.JoinHan), due, plan.Listed);
        uint draw = NextDraw(ref site);
        ulong key = KeyOf(site);
        bool isPremature = plan.Lives.Happens(plan.Inputs.PrematurePpm, key, draw);
        bool isUnfinished = plan.Lives.Happens(plan.Inputs.UnfinishedPpm, key, draw + 1);
        long wait = plan.Lives.ExponentialMs(isUnfinished ? plan.Inputs.UnfinishedMs : plan.Inputs.CommissionMs, key, draw + 2);
        CountExogenous(due, site, ((ulong)wait << 1) | (isPremature ? 1UL : 0));
        if (isPremature)
        {
            Counters.Premature++;
            Log(FlagMessageKind.Premature, due, site);
            MistakeForCommissioned(site, number, due);
        }

        Schedule(due.TimeMs, wait, due.Entity, FlagEventKind.Commission, number);
    }

    private void Live(ref MeterSite site, in SimEvent due)
    {
        int number = due.Data;
        if (site.OnWall != number)
        {
            return;
        }

        ServiceFlagsInputs inputs = plan.Inputs;
        uint draw = NextDraw(ref site);
        int choice = life.Choose(plan.Lives, KeyOf(site), draw);
        if (choice >= life.Ppm)
        {
            ScheduleLife(ref site, due, number);
            return;
        }

        CountExogenous(due, site, (ulong)choice);
        if (choice < inputs.RemovalPpm)
        {
            Remove(ref site, due, draw);
            return;
        }

        if (choice < inputs.RemovalPpm + inputs.SuspensionPpm)
        {
            _ = Command(ref site, number, DeviceCommand.Of(DeviceCommandKind.Suspend), due, plan.Delisted);
            ScheduleDrawn(ref site, due, inputs.SuspensionMs, FlagEventKind.Restore, number);
        }
        else
        {
            _ = Command(ref site, number, DeviceCommand.Of(DeviceCommandKind.StartRecovery), due, plan.Listed);
            ScheduleDrawn(ref site, due, inputs.RecoveryStageMs, FlagEventKind.PlaceRecoveryCertificates, number);
        }

        ScheduleLife(ref site, due, number);
    }

    // A meter is taken off the wall; the 8.3 that belongs to it may be missing (A12).
    private void Remove(ref MeterSite site, in SimEvent due, uint draw)
    {
        ServiceFlagsInputs inputs = plan.Inputs;
        ulong key = KeyOf(site);
        int number = site.OnWall;
        site.OnWall = MeterSite.Nothing;
        FollowTruth(ref site, due);
        if (!plan.Lives.Happens(inputs.SilentPpm, key, draw + 1))
        {
            _ = Command(ref site, number, DeviceCommand.Of(DeviceCommandKind.Decommission), due, plan.Listed);
        }
        else if (plan.Lives.Happens(inputs.LatePpm, key, draw + 2))
        {
            long late = plan.Lives.ExponentialMs(inputs.LateMs, key, draw + 3);
            Schedule(due.TimeMs, late, due.Entity, FlagEventKind.LateDecommission, number);
        }

        if (plan.Lives.Happens(inputs.ExchangePpm, key, draw + 4))
        {
            Install(ref site, due);
        }
        else if (plan.Lives.Happens(inputs.ReinstallPpm, key, draw + 5))
        {
            long wait = plan.Lives.ExponentialMs(inputs.ReinstallMs, key, draw + 6);
            Schedule(due.TimeMs, wait, due.Entity, FlagEventKind.Install, 0);
        }
    }

    private void ScheduleLife(ref MeterSite site, in SimEvent due, int number)
        => Schedule(due.TimeMs, life.GapMs(plan.Lives, KeyOf(site), NextDraw(ref site)), due.Entity, FlagEventKind.Live, number);

    private void ScheduleDrawn(ref MeterSite site, in SimEvent due, long meanMs, FlagEventKind kind, int number)
        => Schedule(
            due.TimeMs, plan.Lives.ExponentialMs(meanMs, KeyOf(site), NextDraw(ref site)), due.Entity, kind, number);

    // Nothing after the end is ever due, so it need not be kept.
    private void Schedule(long nowMs, long waitMs, int entity, FlagEventKind kind, int number)
    {
        if (waitMs < plan.Inputs.HorizonMs - nowMs)
        {
            run.Calendar.Add(new SimEvent(nowMs + waitMs, entity, (byte)kind, (byte)kind, 0, number));
        }
    }

    private ulong KeyOf(in MeterSite site) => run.Estate.Devices[site.Device].Id.Value;

    private void CountExogenous(in SimEvent due, in MeterSite site, ulong payload)
        => run.CountExogenous(due.Kind, KeyOf(site), due.TimeMs, payload);

    private static uint NextDraw(ref MeterSite site) => site.Draws++ << DrawShift;
}
