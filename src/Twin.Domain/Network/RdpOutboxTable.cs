using System.Numerics;
using System.Runtime.CompilerServices;
using Twin.Domain.Collections;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>
/// The rows of an outbox in the order of first record, an open-addressing index into them, and the list of rows that are due in the
/// order they became so. Rows are never removed singly; <see cref="Compact"/> drops all that need no memory.
/// </summary>
/// <remarks>
/// Rows join the index when something is looked for. In a mass event every meter point is heard of once and nothing is, so the index,
/// which costs a cache miss a row and as much fresh memory as the rows, is often never made.
/// </remarks>
internal sealed class RdpOutboxTable
{
    private const uint LeastSlots = 16;
    private const int LeastGaps = 1024;
    private const int NoRow = -1;

    private readonly BlockList<Row> rows = new();
    private readonly BlockList<int> due = new();

    // A slot is 0, or a row's index plus one in the bits of its mask and a part of the row's hash above them.
    private uint[] slots = [];
    private int shift;
    private int indexed;
    private int dueGaps;

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>How many rows are due.</summary>
    public int DueCount => due.Count - dueGaps;

    public ref Row this[int index] => ref rows[index];

    /// <summary>The index of a new row with only its key set, for a meter point that has none.</summary>
    public int Add(ulong key)
    {
        rows.Add(new Row { Key = key, DuePosition = Row.NotDue });
        return rows.Count - 1;
    }

    /// <summary>The index of a meter point's row, added with only its key set when it is new.</summary>
    public int FindOrAdd(ulong key, out bool added)
    {
        IndexAll();
        ulong hash = HashOf(key);
        uint mask = (uint)slots.Length - 1;
        uint tag = (uint)hash & ~mask;
        uint at = (uint)(hash >> shift);
        for (uint slot = slots[at]; slot != 0; slot = slots[at])
        {
            int row = (int)(slot & mask) - 1;
            if ((slot & ~mask) == tag && rows[row].Key == key)
            {
                added = false;
                return row;
            }

            at = (at + 1) & mask;
        }

        added = true;
        int index = Add(key);
        slots[at] = tag | (uint)++indexed;
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

        if (kept < Count)
        {
            rows.CutTo(kept);
            indexed = 0;
            Array.Clear(slots);
        }
    }

    /// <summary>The row at a position of the list of due rows; -1 when the row that was there is no longer due.</summary>
    public int DueAt(int position) => due[position];

    /// <summary>Puts a row at the end of the list of due rows.</summary>
    public void Enlist(int index)
    {
        if (dueGaps >= LeastGaps && dueGaps > DueCount)
        {
            KeepDueFrom(0, 0);
        }

        rows[index].DuePosition = due.Count;
        due.Add(index);
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
        for (; position < due.Count; position++)
        {
            if (due[position] != NoRow)
            {
                MoveDue(due[position], kept++);
            }
        }

        due.CutTo(kept);
        dueGaps = 0;
    }

    // At most half of the slots are taken, a row to come included, so that a search for a new key ends after two or three of them.
    private void IndexAll()
    {
        uint needed = BitOperations.RoundUpToPowerOf2(Math.Max(LeastSlots, 2 * ((uint)Count + 1)));
        if (slots.Length < needed)
        {
            slots = new uint[needed];
            shift = 64 - BitOperations.Log2(needed);
            indexed = 0;
        }

        uint mask = (uint)slots.Length - 1;
        while (indexed < Count)
        {
            ulong hash = HashOf(rows[indexed].Key);
            uint at = (uint)(hash >> shift);
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = ((uint)hash & ~mask) | (uint)++indexed;
        }
    }

    // Two multiplications, because meter point numbers run in steps that one alone turns into long runs of taken slots.
    private static ulong HashOf(ulong key)
    {
        ulong hash = key * 0x9E37_79B9_7F4A_7C15;
        return (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
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
