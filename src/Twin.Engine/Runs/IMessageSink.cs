namespace Twin.Engine.Runs;

/// <summary>Takes what one of several models says that share a partition's calendar, and passes it on as a message of the whole run.</summary>
/// <typeparam name="TMessage">What the model says.</typeparam>
public interface IMessageSink<TMessage>
    where TMessage : struct, IOrderedMessage
{
    /// <summary>Takes a message.</summary>
    void Post(in TMessage message);
}
