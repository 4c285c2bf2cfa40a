using System.Numerics;
using System.Runtime.CompilerServices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>
/// The rows of an outbox: a dense array in the order of first record, an open-addressing index into it, and the list of rows that
/// are due in the order they became so. Nothing is allocated for a row. Rows are never removed singly; <see cref="Compact"/> drops
/// all that need no memory.
/// </summary>
internal sealed class RdpOutboxTable
{
    private const int LeastSlots = 16;
    private const int NoRow = -1;

    private Row[] rows;
    // A slot is 0, or a row's index plus one in the bits of rowMask and a part of its hash above them.
    private uint[] slots;
    private uint rowMask;
    private int shift;
    private int[] due;
    private int dueEnd;
    private int dueGaps;

    public RdpOutboxTable(int expectedRows)
    {
        rows = new Row[Math.Max(expectedRows, LeastSlots / 2)];
        slots = MakeSlots();
        due = new int[rows.Length];
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows are due.</summary>
    public int DueCount => dueEnd - dueGaps;

    /// <summary>Whether the next new row makes the arrays grow.</summary>
    public bool IsFull => Count == rows.Length;

    public ref Row this[int index] => ref rows[index];

    /// <summary>The index of a meter point's row, added with only its key set when it is new.</summary>
    public int FindOrAdd(ulong key, out bool added)
    {
        ulong hash = HashOf(key);
        uint tag = (uint)hash & ~rowMask;
        int mask = slots.Length - 1;
        int at = (int)(hash >> shift);
        while (true)
        {
            uint slot = slots[at];
            if (slot == 0)
            {
                break;
            }

            int row = (int)(slot & rowMask) - 1;
            if ((slot & ~rowMask) == tag && rows[row].Key == key)
            {
                added = false;
                return row;
            }

            at = (at + 1) & mask;
        }

        added = true;
        int index = Count;
        if (IsFull)
        {
            Grow();
            Insert(key, index);
        }
        else
        {
            slots[at] = tag | (uint)(index + 1);
        }

        rows[index] = new Row { Key = key, DuePosition = Row.NotDue };
        Count++;
        return index;
    }

    /// <summary>Drops the rows that need no memory, keeping the order of the others and the positions of those that are due.</summary>
    /// <param name="historyPolicy">The policy by which a dropped row's notified flag would be worked out again.</param>
    public void Compact(ExportPolicy historyPolicy)
    {
        int kept = 0;
        for (int index = 0; index < Count; index++)
        {
            ref Row row = ref rows[index];
            if (row.NeedsMemory(historyPolicy))
            {
                if (row.IsDue)
                {
                    due[row.DuePosition] = kept;
                }

                rows[kept++] = row;
            }
        }

        if (kept == Count)
        {
            return;
        }

        Count = kept;
        Array.Clear(slots);
        for (int index = 0; index < kept; index++)
        {
            Insert(rows[index].Key, index);
        }
    }

    /// <summary>The row at a position of the list of due rows; -1 when the row that was there is no longer due.</summary>
    public int DueAt(int position) => due[position];

    /// <summary>Puts a row at the end of the list of due rows.</summary>
    public void Enlist(int index)
    {
        if (dueEnd == due.Length)
        {
            KeepDueFrom(0, 0);
            if (dueEnd > due.Length / 2)
            {
                Array.Resize(ref due, checked(due.Length * 2));
            }
        }

        rows[index].DuePosition = dueEnd;
        due[dueEnd++] = index;
    }

    /// <summary>Takes a row out of the list of due rows.</summary>
    public void Delist(int index)
    {
        due[rows[index].DuePosition] = NoRow;
        rows[index].DuePosition = Row.NotDue;
        dueGaps++;
    }

    /// <summary>Moves a due row to an earlier position that is free.</summary>
    public void MoveDue(int index, int position)
    {
        rows[index].DuePosition = position;
        due[position] = index;
    }

    /// <summary>Closes the gaps of the list from a position on and drops everything between that position and an earlier one.</summary>
    /// <param name="position">The first position still to be looked at.</param>
    /// <param name="kept">The number of positions before it that are filled.</param>
    public void KeepDueFrom(int position, int kept)
    {
        for (; position < dueEnd; position++)
        {
            if (due[position] != NoRow)
            {
                MoveDue(due[position], kept++);
            }
        }

        dueEnd = kept;
        dueGaps = 0;
    }

    private void Grow()
    {
        Array.Resize(ref rows, checked(rows.Length * 2));
        slots = MakeSlots();
        for (int index = 0; index < Count; index++)
        {
            Insert(rows[index].Key, index);
        }
    }

    private void Insert(ulong key, int index)
    {
        ulong hash = HashOf(key);
        int mask = slots.Length - 1;
        int at = (int)(hash >> shift);
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        slots[at] = ((uint)hash & ~rowMask) | (uint)(index + 1);
    }

    // Two multiplications, because meter point numbers run in steps that one alone turns into long runs of taken slots.
    private static ulong HashOf(ulong key)
    {
        ulong hash = key * 0x9E37_79B9_7F4A_7C15;
        return (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
    }

    // At most half of the slots are taken, so that a search for a new key ends after two or three of them.
    private uint[] MakeSlots()
    {
        uint count = BitOperations.RoundUpToPowerOf2((uint)rows.Length * 2);
        shift = 64 - BitOperations.Log2(count);
        rowMask = (uint)BitOperations.RoundUpToPowerOf2((uint)rows.Length + 1) - 1;
        return new uint[count];
    }

    /// <summary>What is remembered of one meter point: 16 bytes.</summary>
    internal struct Row
    {
        public const int NotDue = -1;

        public ulong Key;
        public int DuePosition;
        public DccServiceFlag Flag;
        public DccServiceFlag Notified;
        public bool WasEverActive;

        public readonly bool IsDue => DuePosition >= 0;

        public readonly Mpxn MeterPoint => Mpxn.FromPacked(Key);

        // A row may go when the next record of its meter point, finding none, would work out the same notified flag.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool NeedsMemory(ExportPolicy historyPolicy)
            => IsDue || ExportRules.Notified(historyPolicy, Flag, WasEverActive) != Notified;
    }
}
