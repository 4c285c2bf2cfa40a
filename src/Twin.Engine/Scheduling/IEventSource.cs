namespace Twin.Engine.Scheduling;

/// <summary>
/// Many events whose moments are known from the start, such as those of a mass event: made as they fall due, instead of waiting in a
/// calendar by the million.
/// </summary>
public interface IEventSource
{
    /// <summary>
    /// The next events, in the total order among themselves and after all given before; empty when there are no more. Valid until
    /// the next call.
    /// </summary>
    ArraySegment<SimEvent> Next();
}
