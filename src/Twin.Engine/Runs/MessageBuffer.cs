namespace Twin.Engine.Runs;

/// <summary>
/// Messages in the order of posting, in blocks: it grows without copying what it holds, and keeps a few blocks for the next window. A
/// list that doubles spends more time on fresh pages than a mass event on its rules.
/// </summary>
internal sealed class MessageBuffer<TMessage>
    where TMessage : struct
{
    private const int BlockShift = 10;
    private const int BlockSize = 1 << BlockShift;
    private const int BlocksKept = 128;

    private readonly List<TMessage[]> blocks = [];

    /// <summary>How many messages there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The message at a place.</summary>
    internal ref readonly TMessage this[int place] => ref blocks[place >> BlockShift][place & (BlockSize - 1)];

    /// <summary>Adds a message.</summary>
    internal void Add(in TMessage message)
    {
        int block = Count >> BlockShift;
        if (block == blocks.Count)
        {
            blocks.Add(new TMessage[BlockSize]);
        }

        blocks[block][Count & (BlockSize - 1)] = message;
        Count++;
    }

    /// <summary>Takes all messages out.</summary>
    internal void Clear()
    {
        Count = 0;
        if (blocks.Count > BlocksKept)
        {
            blocks.RemoveRange(BlocksKept, blocks.Count - BlocksKept);
        }
    }

    /// <summary>Puts the messages in an order, equal ones as they were.</summary>
    internal void SortBy<TKey>(Func<TMessage, TKey> key)
    {
        TMessage[] ordered = [.. Enumerable.Range(0, Count).Select(place => this[place]).OrderBy(key)];
        Clear();
        foreach (TMessage message in ordered)
        {
            Add(message);
        }
    }
}
