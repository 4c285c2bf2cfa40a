namespace Twin.Engine.Runs;

/// <summary>
/// A list in blocks: it grows without copying what it holds, and keeps a few blocks when it is cleared. A list that doubles spends
/// more time on fresh pages than a mass event on its rules. Not for use by several threads.
/// </summary>
/// <typeparam name="T">What it holds, small structs.</typeparam>
public sealed class BlockList<T>
    where T : struct
{
    private const int BlockShift = 10;
    private const int BlockSize = 1 << BlockShift;
    private const int BlocksKept = 128;

    private readonly List<T[]> blocks = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one at a place, 0 to <see cref="Count"/> - 1.</summary>
    public ref readonly T this[int place] => ref blocks[place >> BlockShift][place & (BlockSize - 1)];

    /// <summary>Adds one at the end.</summary>
    public void Add(in T item)
    {
        int block = Count >> BlockShift;
        if (block == blocks.Count)
        {
            blocks.Add(new T[BlockSize]);
        }

        blocks[block][Count & (BlockSize - 1)] = item;
        Count++;
    }

    /// <summary>All of them in order.</summary>
    public IEnumerable<T> Items()
    {
        for (int place = 0; place < Count; place++)
        {
            yield return this[place];
        }
    }

    /// <summary>Takes all out.</summary>
    internal void Clear()
    {
        Count = 0;
        if (blocks.Count > BlocksKept)
        {
            blocks.RemoveRange(BlocksKept, blocks.Count - BlocksKept);
        }
    }

    /// <summary>Puts them in an order, equal ones as they were.</summary>
    internal void SortBy<TKey>(Func<T, TKey> key)
    {
        T[] ordered = [.. Items().OrderBy(key)];
        Clear();
        foreach (T item in ordered)
        {
            Add(item);
        }
    }
}
