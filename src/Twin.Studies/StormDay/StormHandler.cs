using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;

namespace Twin.Studies.StormDay;

/// <summary>
/// The models of one partition on one calendar. Each is what it is in its own study; here stands what happens where they meet: firmware
/// finds no supply, and firmware takes it.
/// </summary>
internal sealed class StormHandler
    : IPartitionHandler<StormMessage>, ISupplyHost, ICampaignWorld, IMessageSink<CplMessage>, IMessageSink<RecoveryMessage>
{
    private const uint CutPurpose = 0x4355_5453;

    private readonly PartitionRun<StormMessage> run;
    private readonly PartitionRun<CplMessage> cplRun;
    private readonly PartitionRun<RecoveryMessage> dccRun;
    private readonly StormInputs inputs;
    private readonly RandomStream cuts;

    /// <summary>Prepares a partition.</summary>
    internal StormHandler(StormInputs inputs, StormPlans plans, PartitionRun<StormMessage> run)
    {
        this.inputs = inputs;
        this.run = run;
        cplRun = new PartitionRun<CplMessage>(run.Estate, run.Calendar, this);
        dccRun = new PartitionRun<RecoveryMessage>(run.Estate, run.Calendar, this);
        cuts = new RandomStream(plans.Seed, CutPurpose);
        Cpl = new CplRemovalHandler(plans.Cpl, cplRun, plans.Users, plans.Routing) { World = this };
        Supply = new SupplyModel(plans.Power, run.Estate, this);
        Dcc = new RecoveryHandler(plans.Dcc);
    }

    /// <summary>The removal and the campaign.</summary>
    internal CplRemovalHandler Cpl { get; }

    /// <summary>Supply and alerts.</summary>
    internal SupplyModel Supply { get; }

    /// <summary>The traffic of the DCC.</summary>
    internal RecoveryHandler Dcc { get; }

    /// <summary>Activations that found no supply.</summary>
    internal long Unanswered { get; private set; }

    /// <summary>Activations that cut the supply.</summary>
    internal long Cuts { get; private set; }

    /// <summary>The exogenous events of the models that have runs of their own within this one.</summary>
    internal UInt128 ExogenousSum => cplRun.ExogenousSum + dccRun.ExogenousSum;

    /// <summary>The removal's own run, for what it counts before the start.</summary>
    internal PartitionRun<CplMessage> CplRun => cplRun;

    /// <summary>The traffic's own run.</summary>
    internal PartitionRun<RecoveryMessage> DccRun => dccRun;

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<StormMessage> partition)
    {
        if (SupplyModel.Owns(due.Kind))
        {
            Supply.Handle(due);
        }
        else if (due.Kind >= (byte)RecoveryEventKind.Due)
        {
            Dcc.Handle(due, dccRun);
        }
        else
        {
            Cpl.Handle(due, cplRun);
        }
    }

    /// <inheritdoc/>
    public void EndWindow(PartitionRun<StormMessage> partition) => Cpl.EndWindow(cplRun);

    /// <inheritdoc/>
    bool ICampaignWorld.Answers(int premises, long nowMs)
    {
        if (Supply.HasSupply(premises))
        {
            return true;
        }

        Unanswered++;
        run.Post(StormMessage.Of(StormMeeting.Unanswered, nowMs, Supply.IdOf(premises)));
        return false;
    }

    /// <inheritdoc/>
    void ICampaignWorld.Activated(int premises, int device, long nowMs)
    {
        ref readonly DeviceState meter = ref run.Estate.Devices[device];
        if (meter.Type == DeviceType.Esme && cuts.Happens(inputs.CutPpm, meter.Id.Value, 0))
        {
            Cuts++;
            run.Post(StormMessage.Of(StormMeeting.Cut, nowMs, Supply.IdOf(premises)));
            Supply.Cut(premises, nowMs, SupplyModel.Activation, nowMs + inputs.CutMs, meterSpeaks: true);
        }
    }

    /// <inheritdoc/>
    void ISupplyHost.Schedule(in SimEvent due) => run.Calendar.Add(due);

    /// <inheritdoc/>
    void ISupplyHost.Post(in SupplyMessage message) => run.Post(StormMessage.Of(message));

    /// <inheritdoc/>
    void ISupplyHost.CountExogenous(SupplyEventKind kind, ulong entity, long timeMs, ulong payload)
    {
        // Alerts that firmware raises follow from the rules of the campaign; outages and calls do not.
        if (kind != SupplyEventKind.ExpireHoldUp)
        {
            run.CountExogenous((int)kind, entity, timeMs, payload);
        }
    }

    /// <inheritdoc/>
    void IMessageSink<CplMessage>.Post(in CplMessage message) => run.Post(StormMessage.Of(message));

    /// <inheritdoc/>
    void IMessageSink<RecoveryMessage>.Post(in RecoveryMessage message) => run.Post(StormMessage.Of(message));
}
