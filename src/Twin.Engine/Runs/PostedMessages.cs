using Twin.Domain.Collections;

namespace Twin.Engine.Runs;

/// <summary>What one partition has told one part of the centre in the window so far.</summary>
/// <remarks>
/// Events come in the order of indices and handlers may post for later, so what was posted is in order as a rule (ids ascend with
/// indices in a generated estate) but not always (they need not in an imported one).
/// </remarks>
internal sealed class PostedMessages<TMessage>
    where TMessage : struct, IOrderedMessage
{
    private readonly BlockList<TMessage> messages = new();
    private bool isInOrder = true;

    public int Count => messages.Count;

    public ref TMessage this[int place] => ref messages[place];

    public void Add(in TMessage message)
    {
        isInOrder = isInOrder && (messages.Count == 0 || !IsBefore(message, messages[messages.Count - 1]));
        messages.Add(message);
    }

    public void PutInOrder()
    {
        if (!isInOrder)
        {
            messages.SortBy(static message => MessageKey.Of(message));
            isInOrder = true;
        }
    }

    public void Clear()
    {
        messages.CutTo(0);
        isInOrder = true;
    }

    private static bool IsBefore(in TMessage left, in TMessage right)
        => left.TimeMs != right.TimeMs ? left.TimeMs < right.TimeMs
            : left.Priority != right.Priority ? left.Priority < right.Priority
            : left.Entity != right.Entity ? left.Entity < right.Entity : left.Sequence < right.Sequence;
}
