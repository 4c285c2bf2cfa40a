using Twin.Engine.Scheduling;

namespace Twin.Engine.Runs;

/// <summary>What a study does with the events of one partition. One instance for each partition; one thread at a time.</summary>
/// <typeparam name="TMessage">What the study's partitions tell the centre.</typeparam>
public interface IPartitionHandler<TMessage>
    where TMessage : struct, IOrderedMessage
{
    /// <summary>Applies one event; schedules what follows and posts what others must hear.</summary>
    void Handle(in SimEvent due, PartitionRun<TMessage> run);
}
