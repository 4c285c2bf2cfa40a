namespace Twin.Engine.Scheduling;

/// <summary>
/// A partition's future: events in the total order of <see cref="SimEvent"/>, taken out in that order at a cost that hardly grows
/// with their number.
/// </summary>
/// <remarks>
/// A calendar queue. Time is cut into days of a fixed width; an event is appended to its day's list of blocks, and a day is sorted
/// once, when it is opened. Events for the open day go to a small heap beside it. Appending is sequential writing, sorting works on
/// a day that fits the cache, so millions of waiting events cost no more than thousands. A source's events do not wait here at all: the
/// calendar asks for them as their turn comes. Not for use by several threads.
/// </remarks>
public sealed partial class EventCalendar
{
    private const int BlockSize = 64;

    // Slabs of 256 blocks: growing copies nothing.
    private const int SlabShift = 8;
    private const int WidestDayShift = 24;

    private readonly long startMs;
    private readonly int dayShift;
    private readonly int[] firstBlock;
    private readonly EventHeap today = new();
    private readonly List<SimEvent[]> slabs = [];
    private int[] nextBlock = new int[16];
    private int[] usedInBlock = new int[16];
    private int freeBlock = -1;
    private int blockCount;
    private SimEvent[] opened = [];
    private ulong[] keys = [];
    private int openedCount;
    private int openedAt;
    private int openDay = -1;
    private long presentMs;

    /// <summary>Makes an empty calendar.</summary>
    /// <param name="startMs">The earliest time an event may have.</param>
    /// <param name="endMs">The time where a run ends; events due after it are counted as waiting and never reached.</param>
    /// <param name="dayShift">
    /// The width of a day as a power of two of milliseconds: 16 for about a minute, 20 for 17 minutes, at most 24.
    /// </param>
    public EventCalendar(long startMs, long endMs, int dayShift = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(endMs, startMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayShift, WidestDayShift);
        this.startMs = startMs;
        this.dayShift = dayShift;
        presentMs = startMs;
        firstBlock = new int[((endMs - startMs) >> dayShift) + 1];
        Array.Fill(firstBlock, -1);
    }

    /// <summary>How many events wait, those of a source apart.</summary>
    public long Count { get; private set; }

    /// <summary>Puts an event in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The event is due before the start, before the last event taken, or before a moment up to which everything was taken.
    /// </exception>
    public void Add(in SimEvent due)
    {
        ThrowIfPast(due.TimeMs);
        long day = (due.TimeMs - startMs) >> dayShift;
        Count++;
        if (day <= openDay)
        {
            // A source may have events of days before the open one, and what they cause joins them.
            today.Add(due);
        }
        else if (day < firstBlock.Length)
        {
            // What is due after the end waits for ever, so it is counted and nothing more.
            Append((int)day, due);
        }
    }

    /// <summary>Some of the next events: of the source, or of the open day when it was opened; others may come between them.</summary>
    /// <param name="most">How many at most.</param>
    public ReadOnlySpan<SimEvent> Upcoming(int most)
    {
        ReadOnlySpan<SimEvent> upcoming = IsSourceFirst() ? given.AsSpan(givenAt) : opened.AsSpan(openedAt, openedCount - openedAt);
        return upcoming[..Math.Min(most, upcoming.Length)];
    }

    /// <summary>Takes the next event out if it is due before a moment.</summary>
    /// <param name="beforeMs">The moment; an event due at it stays.</param>
    /// <param name="due">The event.</param>
    /// <returns>False when nothing is due before the moment.</returns>
    public bool TryTake(long beforeMs, out SimEvent due)
    {
        while (openedAt == openedCount && today.Count == 0 && OpenNextDay(beforeMs))
        {
        }

        if (IsSourceFirst())
        {
            due = given[givenAt];
            if (due.TimeMs >= beforeMs)
            {
                return NothingBefore(beforeMs, out due);
            }

            presentMs = due.TimeMs;
            if (++givenAt == given.Count)
            {
                AskSource();
            }

            return true;
        }

        if (openedAt == openedCount && today.Count == 0)
        {
            return NothingBefore(beforeMs, out due);
        }

        bool fromHeap = openedAt == openedCount || (today.Count > 0 && today.Peek().IsBefore(opened[openedAt]));
        due = fromHeap ? today.Peek() : opened[openedAt];
        if (due.TimeMs >= beforeMs)
        {
            return NothingBefore(beforeMs, out due);
        }

        presentMs = due.TimeMs;
        if (fromHeap)
        {
            today.RemoveFirst();
        }
        else
        {
            openedAt++;
        }

        Count--;
        return true;
    }

    private void ThrowIfPast(long timeMs)
    {
        if (timeMs < presentMs)
        {
            throw new ArgumentOutOfRangeException(nameof(timeMs), timeMs, "an event cannot be due in the past");
        }
    }

    private bool NothingBefore(long beforeMs, out SimEvent due)
    {
        presentMs = Math.Max(presentMs, beforeMs);
        due = default;
        return false;
    }

    private bool OpenNextDay(long beforeMs)
    {
        long lastDay = Math.Min((beforeMs - 1 - startMs) >> dayShift, firstBlock.Length - 1);
        int day = openDay + 1;
        while (day <= lastDay && firstBlock[day] < 0)
        {
            day++;
        }

        if (day > lastDay)
        {
            // Days without events need not be opened; the one before the moment may still get some.
            openDay = (int)Math.Max(openDay, lastDay - 1);
            return false;
        }

        openDay = day;
        openedCount = 0;
        openedAt = 0;
        int block = firstBlock[day];
        while (block >= 0)
        {
            int used = usedInBlock[block];
            if (opened.Length < openedCount + used)
            {
                Array.Resize(ref opened, Math.Max(BlockSize, (openedCount + used) * 2));
            }

            BlockAt(block)[..used].CopyTo(opened.AsSpan(openedCount));
            openedCount += used;
            int next = nextBlock[block];
            nextBlock[block] = freeBlock;
            freeBlock = block;
            block = next;
        }

        firstBlock[day] = -1;
        SortOpened();
        return true;
    }

    // Numbers sort several times as fast as events by a comparison. The sequence has no room in the number, so the few events that agree
    // in all else are put right afterwards.
    private void SortOpened()
    {
        if (keys.Length < openedCount)
        {
            keys = new ulong[opened.Length];
        }

        long dayStartMs = startMs + ((long)openDay << dayShift);
        for (int i = 0; i < openedCount; i++)
        {
            ref readonly SimEvent due = ref opened[i];
            keys[i] = ((ulong)(due.TimeMs - dayStartMs) << 40) | ((ulong)due.Priority << 32) | (uint)due.Entity;
        }

        Span<SimEvent> events = opened.AsSpan(0, openedCount);
        keys.AsSpan(0, openedCount).Sort(events);
        for (int i = 1; i < openedCount; i++)
        {
            for (int at = i; at > 0 && keys[at] == keys[at - 1] && events[at].IsBefore(events[at - 1]); at--)
            {
                (events[at], events[at - 1]) = (events[at - 1], events[at]);
            }
        }
    }

    private void Append(int day, in SimEvent due)
    {
        int block = firstBlock[day];
        if (block < 0 || usedInBlock[block] == BlockSize)
        {
            int fresh = TakeBlock();
            nextBlock[fresh] = block;
            firstBlock[day] = fresh;
            block = fresh;
        }

        BlockAt(block)[usedInBlock[block]++] = due;
    }

    private Span<SimEvent> BlockAt(int block)
        => slabs[block >> SlabShift].AsSpan((block & ((1 << SlabShift) - 1)) * BlockSize, BlockSize);

    private int TakeBlock()
    {
        int block = freeBlock;
        if (block >= 0)
        {
            freeBlock = nextBlock[block];
        }
        else
        {
            if (blockCount == nextBlock.Length)
            {
                Array.Resize(ref nextBlock, nextBlock.Length * 2);
                Array.Resize(ref usedInBlock, usedInBlock.Length * 2);
            }

            block = blockCount++;
            if (block >> SlabShift == slabs.Count)
            {
                slabs.Add(new SimEvent[BlockSize << SlabShift]);
            }
        }

        usedInBlock[block] = 0;
        return block;
    }
}
