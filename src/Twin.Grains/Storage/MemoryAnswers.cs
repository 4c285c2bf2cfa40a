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
    private readonly List<Row[]?> blocks = [];
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
            blocks.Add(new Row[1 << BlockBits]);
        }

        blocks[^1]![at] = new Row(answer, ownersLast);
        ownersLast = ++last;
    }

    /// <summary>The latest answer of an entity to a request; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Find(long ownersLast, UserId originator, ulong counter)
    {
        for (long id = ownersLast; IsKept(id);)
        {
            ref readonly Row row = ref RowOf(id);
            if (row.Answer.Originator == originator && row.Answer.Counter == counter)
            {
                return row.Answer.Answer;
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
            counters.Take(row.Answer.Originator, row.Answer.Counter);
            id = row.Previous;
        }

        return counters;
    }

    private bool IsKept(long id) => id > 0 && ((id - 1) >> BlockBits) - removed >= gone;

    private ref readonly Row RowOf(long id) => ref blocks[(int)(((id - 1) >> BlockBits) - removed)]![(id - 1) & BlockMask];

    private void Forget(long horizonMs)
    {
        for (; gone < blocks.Count && blocks[gone]![BlockMask].Answer.At.Ms < horizonMs; gone++)
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

    private readonly struct Row(StoredAnswer answer, long previous)
    {
        public readonly StoredAnswer Answer = answer;
        public readonly long Previous = previous;
    }
}
