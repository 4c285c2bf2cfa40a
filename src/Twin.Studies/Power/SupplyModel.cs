using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Scheduling;

namespace Twin.Studies.Power;

/// <summary>
/// Supply and power outage alerts of one partition: outages and firmware take the supply, the hub machine raises AD1 when its hold-up is
/// over, the meter says 8F35 or 8F36 when the supply is back, customers call.
/// </summary>
/// <remarks>
/// It knows a study only through <see cref="ISupplyHost"/>: a study calls <see cref="Begin"/> once and <see cref="Handle"/> with every
/// event of its kinds (<see cref="Owns"/>). A premises may lose its supply by several causes at once; it is back when the last is gone.
/// </remarks>
internal sealed class SupplyModel
{
    /// <summary>The number of the cause that is no outage: a meter that cuts its hub's supply to activate firmware.</summary>
    internal const int Activation = -1;

    private const long ThreeMinutesMs = 3 * SimTime.MinuteMs;
    private const uint CallDraws = 2;

    private readonly SupplyPlan plan;
    private readonly EstatePartition estate;
    private readonly ISupplyHost host;
    private readonly Supply[] supplies;

    /// <summary>Prepares a partition.</summary>
    internal SupplyModel(SupplyPlan plan, EstatePartition estate, ISupplyHost host)
    {
        this.plan = plan;
        this.estate = estate;
        this.host = host;
        supplies = new Supply[estate.Premises];
    }

    /// <summary>Whether an event is this model's.</summary>
    internal static bool Owns(byte kind) => kind is (byte)SupplyEventKind.LoseSupply or (byte)SupplyEventKind.ExpireHoldUp
        or (byte)SupplyEventKind.RestoreSupply or (byte)SupplyEventKind.Call;

    /// <summary>The id of a premises that no partition changes: its CHF, or its first meter point where there is no hub.</summary>
    internal ulong IdOf(int premises)
    {
        ref readonly CommunicationsHubState hub = ref estate.Hubs[premises];
        return hub.Exists || estate.MeterPointsOf(premises).IsEmpty ? hub.Chf.Value : estate.MeterPointsOf(premises)[0].Id.Packed;
    }

    /// <summary>Whether a premises has its supply.</summary>
    internal bool HasSupply(int premises) => supplies[premises].Causes == 0;

    /// <summary>The MPAN of a premises; none where there is gas alone.</summary>
    internal Mpxn MeterPointOf(int premises)
    {
        ReadOnlySpan<MeterPointState> meterPoints = estate.MeterPointsOf(premises);
        int place = NetworkPremises.ElectricityPlace(meterPoints);
        return place < 0 ? default : meterPoints[place].Id;
    }

    /// <summary>The place of a premises' SMETS2 electricity meter among its devices; -1 where there is none.</summary>
    internal int MeterOf(int premises)
    {
        ReadOnlySpan<DeviceState> devices = estate.DevicesOf(premises);
        for (int place = 0; place < devices.Length; place++)
        {
            if (devices[place].Type == DeviceType.Esme && devices[place].Smets == SmetsVersion.Smets2)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Schedules the outages.</summary>
    internal void Begin()
    {
        foreach (PlannedOutage outage in plan.Outages)
        {
            foreach (PremisesRun run in outage.Premises)
            {
                PremisesRun own = run.Within(estate.FirstPremises, estate.Premises);
                for (int premises = own.First; premises < own.First + own.Count; premises++)
                {
                    Schedule(outage.StartMs, premises - estate.FirstPremises, SupplyEventKind.LoseSupply, outage.Number);
                }
            }
        }
    }

    /// <summary>Applies an event.</summary>
    internal void Handle(in SimEvent due)
    {
        switch ((SupplyEventKind)due.Kind)
        {
            case SupplyEventKind.LoseSupply:
                Lose(due);
                break;
            case SupplyEventKind.ExpireHoldUp:
                Change(due.Entity, HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(due.TimeMs)));
                break;
            case SupplyEventKind.RestoreSupply:
                Restore(due);
                break;
            case SupplyEventKind.Call when !HasSupply(due.Entity):
                host.Post(MessageOf(SupplyMessageKind.Called, due.Entity, due.TimeMs) with { Cause = due.Data });
                break;
        }
    }

    /// <summary>Takes the supply of a premises by one cause, until another moment.</summary>
    /// <param name="premises">The premises' number within the partition.</param>
    /// <param name="nowMs">Now.</param>
    /// <param name="cause">The number of the outage, or <see cref="Activation"/>.</param>
    /// <param name="untilMs">When the cause is gone.</param>
    /// <param name="meterSpeaks">Whether the meter takes it for an outage and says so afterwards; it does after every real one.</param>
    internal void Cut(int premises, long nowMs, int cause, long untilMs, bool meterSpeaks)
    {
        ref Supply supply = ref supplies[premises];
        bool isFirst = supply.Causes++ == 0;
        supply.IsReal |= cause != Activation;
        supply.MeterSpeaks |= meterSpeaks;
        Schedule(untilMs, premises, SupplyEventKind.RestoreSupply, cause);
        if (isFirst)
        {
            supply.Cause = cause;
            supply.LostMs = nowMs;
            Change(premises, HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(nowMs)));
            host.Post(MessageOf(SupplyMessageKind.SupplyLost, premises, nowMs));
        }
    }

    private void Lose(in SimEvent due)
    {
        PlannedOutage outage = plan.Outages[due.Data];
        ulong id = IdOf(due.Entity);
        long untilMs = outage.RestoredMs(plan.OutageDraws, id);
        host.CountExogenous(SupplyEventKind.LoseSupply, id, due.TimeMs, ((ulong)untilMs << 16) ^ (uint)due.Data);
        Cut(due.Entity, due.TimeMs, due.Data, untilMs, meterSpeaks: true);
        uint draw = (uint)due.Data * CallDraws;
        if (plan.CallDraws.Happens(plan.CallPpm, id, draw))
        {
            long callMs = due.TimeMs + plan.CallDelayMs(id, draw + 1);
            host.CountExogenous(SupplyEventKind.Call, id, callMs, (uint)due.Data);
            if (callMs < untilMs)
            {
                Schedule(callMs, due.Entity, SupplyEventKind.Call, due.Data);
            }
        }
    }

    private void Restore(in SimEvent due)
    {
        ref Supply supply = ref supplies[due.Entity];
        if (--supply.Causes > 0)
        {
            return;
        }

        SupplyMessage message = MessageOf(SupplyMessageKind.SupplyRestored, due.Entity, due.TimeMs);
        bool speaks = supply.MeterSpeaks && MeterOf(due.Entity) >= 0 && estate.Hubs[due.Entity].Stage == HubStage.Installed;
        Change(due.Entity, HubCommand.Of(HubCommandKind.RestoreSupply, new SimTime(due.TimeMs)));
        host.Post(message with
        {
            Restoration = !speaks ? RestorationAlert.None
                : due.TimeMs - supply.LostMs >= ThreeMinutesMs ? RestorationAlert.RestoredAfterThreeMinutes : RestorationAlert.Restored,
        });
        supply = default;
    }

    // The machine decides; what it tells, this host routes.
    private void Change(int premises, in HubCommand command)
    {
        ref CommunicationsHubState hub = ref estate.Hubs[premises];
        HubDecision decision = CommunicationsHubMachine.Decide(hub, command, plan.Hubs);
        if (!decision.Accepted)
        {
            return;
        }

        CommunicationsHubState before = hub;
        CommunicationsHubMachine.Apply(ref hub, decision.Event);
        Sink sink = new(this, premises);
        CommunicationsHubMachine.Tell(before, command, decision, plan.Hubs, ref sink);
    }

    private void Schedule(long timeMs, int premises, SupplyEventKind kind, int cause)
    {
        if (timeMs < plan.HorizonMs)
        {
            host.Schedule(new SimEvent(timeMs, premises, (byte)kind, (byte)kind, (ushort)cause, cause));
        }
    }

    private SupplyMessage MessageOf(SupplyMessageKind kind, int premises, long nowMs)
    {
        ref readonly Supply supply = ref supplies[premises];
        return new SupplyMessage
        {
            TimeMs = nowMs,
            Entity = IdOf(premises),
            Kind = kind,
            Cause = supply.Cause,
            LostMs = supply.LostMs,
            MeterPoint = MeterPointOf(premises),
            IsReal = supply.IsReal,
        };
    }

    // SMETS1 hubs are on no CSP's network, and none of the sources lets them raise AD1.
    private void Raise(int premises, long nowMs)
    {
        SupplyMessage message = MessageOf(SupplyMessageKind.AlertRaised, premises, nowMs);
        ref readonly CommunicationsHubState hub = ref estate.Hubs[premises];
        ref readonly DeviceState meter = ref estate.DevicesOf(premises)[MeterOf(premises)];
        ReadOnlySpan<MeterPointState> meterPoints = estate.MeterPointsOf(premises);
        int place = NetworkPremises.ElectricityPlace(meterPoints);
        ushort networkOperator = place < 0 ? (ushort)0 : meterPoints[place].NetworkOperator;
        AccessOutcome read = AccessControl.Check(
            new AccessQuery(
                UserRole.ElectricityDistributor,
                SupplyPlan.ReadSupplyStatus,
                CommandVariant.SendNonCritical,
                meter.Type,
                meter.Smets,
                meter.ShownStatus,
                Registered: networkOperator != 0,
                CertificateHeld: meter.NetworkOperatorCertificate == networkOperator),
            plan.Access);
        bool isLost = plan.IsAlertLost(message.Entity, message.LostMs);
        host.CountExogenous(SupplyEventKind.ExpireHoldUp, message.Entity, nowMs, isLost ? 1UL : 0);
        host.Post(message with
        {
            Kind = isLost ? SupplyMessageKind.AlertLost : SupplyMessageKind.AlertRaised,
            Provider = plan.ProviderOf(hub, message.MeterPoint.DistributorId),
            IsSlow = plan.IsSlow(message.Entity, message.LostMs),
            ReadCode = read.Code,
            NetworkOperator = networkOperator,
        });
    }

    /// <summary>What a premises' supply is: none while it has any cause to be lost.</summary>
    private struct Supply
    {
        internal long LostMs;
        internal int Cause;
        internal ushort Causes;
        internal bool IsReal;
        internal bool MeterSpeaks;
    }

    private readonly struct Sink(SupplyModel model, int premises) : IHubSink
    {
        public void ChangeDevices(DeviceId chf, DeviceCommandKind command)
        {
        }

        public void ReplaceHub(DeviceId chf, DeviceId by)
        {
        }

        public void StartHoldUp(DeviceId chf, SimTime expiresAt)
        {
            if (model.MeterOf(premises) >= 0)
            {
                model.Schedule(expiresAt.Ms, premises, SupplyEventKind.ExpireHoldUp, model.supplies[premises].Cause);
            }
        }

        public void PowerOutage(DeviceId chf, SimTime lostAt, SimTime raisedAt) => model.Raise(premises, raisedAt.Ms);

        public void ReturnAnswered(DeviceId chf, ushort orderingParty, ResponseCode code)
        {
        }
    }
}
