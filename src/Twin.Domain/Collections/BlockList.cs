using System.Runtime.CompilerServices;

namespace Twin.Domain.Collections;

/// <summary>
/// A list in blocks: it grows without copying what it holds, and keeps a few blocks when it is cut. A list that doubles spends
/// more time on fresh pages than a mass event on its rules. Not for use by several threads.
/// </summary>
/// <typeparam name="T">What it holds, small structs.</typeparam>
public sealed class BlockList<T>
    where T : struct
{
    private const int BlockShift = 10;
    private const int BlockSize = 1 << BlockShift;
    private const int BlocksKept = 128;

    private T[][] blocks = [];
    private int blockCount;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one at a place, 0 to <see cref="Count"/> - 1.</summary>
    public ref T this[int place] => ref blocks[place >> BlockShift][place & (BlockSize - 1)];

    /// <summary>Adds one at the end.</summary>
    public void Add(in T item) => Append() = item;

    /// <summary>Makes room for one at the end; what is there is left of an earlier use, or the default.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Append()
    {
        int block = Count >> BlockShift;
        if (block == blockCount)
        {
            AddBlock();
        }

        return ref blocks[block][Count++ & (BlockSize - 1)];
    }

    /// <summary>All of them in order.</summary>
    public IEnumerable<T> Items()
    {
        for (int place = 0; place < Count; place++)
        {
            yield return this[place];
        }
    }

    /// <summary>Takes all out from a place on.</summary>
    /// <param name="count">How many stay, 0 to <see cref="Count"/>.</param>
    public void CutTo(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Count);
        Count = count;
        int kept = ((count + BlockSize - 1) >> BlockShift) + BlocksKept;
        if (blockCount > kept)
        {
            Array.Clear(blocks, kept, blockCount - kept);
            blockCount = kept;
        }
    }

    /// <summary>Puts them in an order, equal ones as they were.</summary>
    public void SortBy<TKey>(Func<T, TKey> key)
    {
        T[] ordered = [.. Items().OrderBy(key)];
        CutTo(0);
        foreach (T item in ordered)
        {
            Add(item);
        }
    }

    private void AddBlock()
    {
        if (blockCount == blocks.Length)
        {
            Array.Resize(ref blocks, Math.Max(4, blockCount * 2));
        }

        blocks[blockCount++] = new T[BlockSize];
    }
}
