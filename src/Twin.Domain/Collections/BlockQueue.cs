using System.Runtime.CompilerServices;

namespace Twin.Domain.Collections;

/// <summary>
/// A queue in blocks, first in, first out: it grows and shrinks without copying what it holds, so that ten million waiting messages cost
/// their own bytes and nothing twice. Not for use by several threads.
/// </summary>
/// <typeparam name="T">What it holds, small structs.</typeparam>
public sealed class BlockQueue<T>
    where T : struct
{
    private const int BlockShift = 11;
    private const int BlockSize = 1 << BlockShift;
    private const int FewestBlocks = 4;
    private const int BlocksKept = 8;

    private readonly Stack<T[]> spare = new();
    private T[][] blocks = new T[FewestBlocks][];

    /// <summary>How many were put in since the start.</summary>
    public long Entered { get; private set; }

    /// <summary>How many were taken out since the start; also the place of the first that waits.</summary>
    public long Left { get; private set; }

    /// <summary>How many wait.</summary>
    public long Count => Entered - Left;

    /// <summary>The one that came at a place, counted from the start of the queue.</summary>
    /// <param name="place"><see cref="Left"/> to <see cref="Entered"/> - 1.</param>
    public ref readonly T this[long place] => ref At(place);

    /// <summary>The first that waits; there must be one.</summary>
    public ref readonly T Peek() => ref At(Left);

    /// <summary>Puts one at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enqueue(in T item)
    {
        if ((Entered & (BlockSize - 1)) == 0)
        {
            AddBlock();
        }

        At(Entered) = item;
        Entered++;
    }

    /// <summary>Takes the first out; there must be one.</summary>
    /// <exception cref="InvalidOperationException">Nothing waits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Dequeue()
    {
        if (Left == Entered)
        {
            throw new InvalidOperationException("nothing waits");
        }

        T item = At(Left);
        Left++;
        if ((Left & (BlockSize - 1)) == 0)
        {
            DropBlock();
        }

        return item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T At(long place) => ref blocks[(int)(place >> BlockShift) & (blocks.Length - 1)][(int)place & (BlockSize - 1)];

    private void AddBlock()
    {
        long block = Entered >> BlockShift;
        long first = Left >> BlockShift;
        if (block - first == blocks.Length)
        {
            T[][] wider = new T[blocks.Length * 2][];
            for (long old = first; old < block; old++)
            {
                wider[(int)old & (wider.Length - 1)] = blocks[(int)old & (blocks.Length - 1)];
            }

            blocks = wider;
        }

        blocks[(int)block & (blocks.Length - 1)] = spare.Count > 0 ? spare.Pop() : new T[BlockSize];
    }

    private void DropBlock()
    {
        int block = (int)((Left - 1) >> BlockShift) & (blocks.Length - 1);
        if (spare.Count < BlocksKept)
        {
            spare.Push(blocks[block]);
        }

        blocks[block] = [];
    }
}
