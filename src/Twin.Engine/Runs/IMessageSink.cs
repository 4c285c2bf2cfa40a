namespace Twin.Engine.Runs;

/// <summary>Takes what a model says that shares a calendar with others, and passes it on as a message of the whole run.</summary>
/// <typeparam name="TMessage">What the model says.</typeparam>
public interface IMessageSink<TMessage>
    where TMessage : struct, IOrderedMessage
{
    /// <summary>Takes a message.</summary>
    void Post(in TMessage message);
}
