namespace Twin.Engine.Runs;

/// <summary>The part of a study that sees the whole estate: networks, queues, files, and events that concern everybody.</summary>
/// <typeparam name="TMessage">What partitions tell it.</typeparam>
public interface IRunCentre<TMessage>
    where TMessage : struct, IOrderedMessage
{
    /// <summary>
    /// How many parts of the centre may hear at once, at least 1. Parts share no state; with 1, all messages are heard in the total order.
    /// </summary>
    int Parts => 1;

    /// <summary>Which part a message concerns, 0 to <see cref="Parts"/> - 1.</summary>
    int PartOf(in TMessage message) => 0;

    /// <summary>Hears one message; each part hears its own in the total order, on one thread.</summary>
    void Hear(in TMessage message);

    /// <summary>
    /// The next moment at which the centre acts on the partitions or on itself, strictly after <paramref name="afterMs"/>; the
    /// window ends there. <see cref="long.MaxValue"/> when there is none.
    /// </summary>
    long NextEdgeMs(long afterMs);

    /// <summary>Acts at the edge of a window, when every partition stands at this moment and every message was heard.</summary>
    void AtEdge(long nowMs);
}
