using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// Answers in memory, in the order in which they were given; those of one entity are a chain. They lie in blocks that go as a whole when
/// all in one are older than the window, so no table grows, moves or stays large. Not safe for several threads.
/// </summary>
internal sealed class MemoryAnswers(AnswerWindow window)
{
    private const int BlockBits = 8;
    private const int BlockMask = (1 << BlockBits) - 1;

    // The block of an answer is at its number less those that are no longer in the list.
    private readonly List<Block?> blocks = [];
    private long removed;
    private int gone;
    private long last;

    /// <summary>Appends an answer of an entity.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="ownersLast">The entity's last answer; changed.</param>
    public void Add(in StoredAnswer answer, ref long ownersLast)
    {
        int at = (int)(last & BlockMask);
        if (at == 0)
        {
            Forget(window.HorizonMs(answer.At));
            blocks.Add(new Block());
        }

        Block block = blocks[^1]!;
        block.Rows[at] = new Row(answer, block.Bytes.Keep(answer.Answer.Span), ownersLast);
        ownersLast = ++last;
    }

    /// <summary>The latest answer of an entity to a request; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Find(long ownersLast, UserId originator, ulong counter)
    {
        for (long id = ownersLast; IsKept(id);)
        {
            ref readonly Row row = ref RowOf(id);
            if (row.Originator == originator && row.Counter == counter)
            {
                return BlockOf(id).Bytes.At(row.Place);
            }

            id = row.Previous;
        }

        return null;
    }

    /// <summary>The highest counter of each originator of an entity's answers.</summary>
    public HighestCounters Answered(long ownersLast)
    {
        HighestCounters counters = [];
        for (long id = ownersLast; IsKept(id);)
        {
            ref readonly Row row = ref RowOf(id);
            counters.Take(row.Originator, row.Counter);
            id = row.Previous;
        }

        return counters;
    }

    private bool IsKept(long id) => id > 0 && ((id - 1) >> BlockBits) - removed >= gone;

    private Block BlockOf(long id) => blocks[(int)(((id - 1) >> BlockBits) - removed)]!;

    private ref readonly Row RowOf(long id) => ref BlockOf(id).Rows[(id - 1) & BlockMask];

    private void Forget(long horizonMs)
    {
        for (; gone < blocks.Count && blocks[gone]!.Rows[BlockMask].AtMs < horizonMs; gone++)
        {
            blocks[gone] = null;
        }

        if (gone > blocks.Count / 2)
        {
            blocks.RemoveRange(0, gone);
            removed += gone;
            gone = 0;
        }
    }

    private sealed class Block
    {
        public Row[] Rows { get; } = new Row[1 << BlockBits];

        public BytePages Bytes { get; } = new();
    }

    private readonly struct Row(in StoredAnswer answer, BytePlace place, long previous)
    {
        public readonly UserId Originator = answer.Originator;
        public readonly ulong Counter = answer.Counter;
        public readonly long AtMs = answer.At.Ms;
        public readonly BytePlace Place = place;
        public readonly long Previous = previous;
    }
}
