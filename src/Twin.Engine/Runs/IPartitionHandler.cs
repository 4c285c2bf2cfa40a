using Twin.Engine.Scheduling;

namespace Twin.Engine.Runs;

/// <summary>What a study does with the events of one partition. One instance for each partition; one thread at a time.</summary>
/// <typeparam name="TMessage">What the study's partitions tell the centre.</typeparam>
public interface IPartitionHandler<TMessage>
    where TMessage : struct, IOrderedMessage
{
    /// <summary>
    /// Looks at what the next few events will need, so that the memory behind them is fetched side by side and not one miss after the
    /// other. Changes nothing; does nothing unless a study says what.
    /// </summary>
    /// <param name="upcoming">Events in order; others may still come between them.</param>
    /// <param name="run">The partition.</param>
    void Look(ReadOnlySpan<SimEvent> upcoming, PartitionRun<TMessage> run)
    {
    }

    /// <summary>Applies one event; schedules what follows and posts what others must hear.</summary>
    void Handle(in SimEvent due, PartitionRun<TMessage> run);

    /// <summary>
    /// Posts what the handler has kept back, such as a count of what it would have said many times: nothing more happens in this window,
    /// and what is posted later may not be of a moment before its end. Does nothing unless a study says what.
    /// </summary>
    /// <param name="run">The partition.</param>
    void EndWindow(PartitionRun<TMessage> run)
    {
    }
}
