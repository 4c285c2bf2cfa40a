namespace Twin.Engine.Runs;

/// <summary>A message's place in the total order.</summary>
internal readonly record struct MessageKey(long TimeMs, int Priority, ulong Entity, int Sequence) : IComparable<MessageKey>
{
    public static MessageKey Of<TMessage>(in TMessage message)
        where TMessage : struct, IOrderedMessage
        => new(message.TimeMs, message.Priority, message.Entity, message.Sequence);

    public int CompareTo(MessageKey other)
    {
        int order = TimeMs.CompareTo(other.TimeMs);
        order = order != 0 ? order : Priority.CompareTo(other.Priority);
        order = order != 0 ? order : Entity.CompareTo(other.Entity);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }

    // Looks at no more of the message than it has to: as a rule the time says it all.
    public static bool IsBefore<TMessage>(in TMessage message, in MessageKey other)
        where TMessage : struct, IOrderedMessage
        => message.TimeMs != other.TimeMs ? message.TimeMs < other.TimeMs : Of(message).CompareTo(other) < 0;
}
