using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.Power;

/// <summary>One partition of a study of power alone: the supply model, and the firmware campaign where there is one.</summary>
internal sealed class SupplyHandler : IPartitionHandler<SupplyMessage>, ISupplyHost
{
    private readonly PartitionRun<SupplyMessage> run;

    /// <summary>Prepares a partition.</summary>
    internal SupplyHandler(SupplyPlan plan, PartitionRun<SupplyMessage> run)
    {
        this.run = run;
        Supply = new SupplyModel(plan, run.Estate, this);
    }

    /// <summary>Supply and alerts.</summary>
    internal SupplyModel Supply { get; }

    /// <summary>The firmware campaign; null for none.</summary>
    internal ActivationModel? Activations { get; set; }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<SupplyMessage> partition)
    {
        if (SupplyModel.Owns(due.Kind))
        {
            Supply.Handle(due);
        }
        else
        {
            Activations!.Handle(due);
        }
    }

    /// <inheritdoc/>
    void ISupplyHost.Schedule(in SimEvent due) => run.Calendar.Add(due);

    /// <inheritdoc/>
    void ISupplyHost.Post(in SupplyMessage message) => run.Post(message);

    /// <inheritdoc/>
    void ISupplyHost.CountExogenous(SupplyEventKind kind, ulong entity, long timeMs, ulong payload)
        => run.CountExogenous((int)kind, entity, timeMs, payload);
}
