using System.Numerics;
using Twin.Domain.Collections;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>
/// The rows of an outbox in the order of first record, an open-addressing index into them, and the list of rows that are due in the
/// order they became so. Rows are never removed singly; <see cref="Compact"/> drops all that need no memory.
/// </summary>
/// <remarks>
/// In a mass event every meter point is heard of once and is due, in the order of the rows, until all are sent. So 8 bytes a row is
/// all that is kept for it, because fresh memory is what a mass event pays most for. What else there is, is made when it is first needed:
/// the index when something is looked for, the list when the rows that are due are not the first so many, the places in the list when
/// something has to be taken out of it.
/// </remarks>
internal sealed class RdpOutboxTable
{
    private const uint LeastSlots = 16;
    private const int LeastGaps = 1024;
    private const int NoRow = -1;

    private readonly BlockList<RdpOutboxEntry> rows = new();

    // The rows at the positions of the due list; null while position and row are the same, for so many as there are due.
    private BlockList<int>? due;
    private int dueInRowOrder;

    // Where a due row is in the list; null until that is asked for.
    private BlockList<int>? positions;

    // A slot is 0, or a row's index plus one in the bits of its mask and a part of the row's hash above them.
    private uint[] slots = [];
    private int shift;
    private int indexed;
    private int dueGaps;

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>How many rows are due.</summary>
    public int DueCount => DueLength - dueGaps;

    private int DueLength => due?.Count ?? dueInRowOrder;

    public ref RdpOutboxEntry this[int index] => ref rows[index];

    /// <summary>The index of a new row with only its key set, for a meter point that has none.</summary>
    public int Add(ulong key)
    {
        rows.Add(new RdpOutboxEntry(key));
        positions?.Add(NoRow);
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
        if (due is not null && DueCount > 0)
        {
            MakePositions();
        }

        int kept = 0;
        for (int index = 0; index < Count; index++)
        {
            ref RdpOutboxEntry row = ref rows[index];
            if (!row.NeedsMemory(historyPolicy))
            {
                continue;
            }

            if (kept < index)
            {
                rows[kept] = row;
                if (row.IsDue)
                {
                    // There is a list: without one, no row before the last that is due would have gone.
                    MoveDue(kept, positions![index]);
                }
            }

            kept++;
        }

        if (kept < Count)
        {
            rows.CutTo(kept);
            positions?.CutTo(kept);
            indexed = 0;
            Array.Clear(slots);
        }
    }

    /// <summary>The row at a position of the list of due rows; -1 when the row that was there is no longer due.</summary>
    public int DueAt(int position) => due is null ? position : due[position];

    /// <summary>The position of each row among those that are due, -1 for others, when the list has no gaps.</summary>
    public int[] DueOrder()
    {
        int[] order = new int[Count];
        Array.Fill(order, NoRow);
        for (int position = 0; position < DueCount; position++)
        {
            order[DueAt(position)] = position;
        }

        return order;
    }

    /// <summary>Puts a row at the end of the list of due rows.</summary>
    public void Enlist(int index)
    {
        if (dueGaps >= LeastGaps && dueGaps > DueCount)
        {
            KeepDueFrom(0, 0);
        }

        rows[index].IsDue = true;
        if (due is null && index == dueInRowOrder)
        {
            dueInRowOrder++;
            return;
        }

        BlockList<int> list = MakeList();
        list.Add(NoRow);
        MoveDue(index, list.Count - 1);
    }

    /// <summary>Takes a row out of the list of due rows.</summary>
    public void Delist(int index)
    {
        MakePositions();
        due![positions![index]] = NoRow;
        rows[index].IsDue = false;
        dueGaps++;
    }

    /// <summary>Moves a due row to an earlier position that is free.</summary>
    public void MoveDue(int index, int position)
    {
        if (due is null && index == position)
        {
            return;
        }

        MakeList()[position] = index;
        if (positions is not null)
        {
            positions[index] = position;
        }
    }

    /// <summary>Closes the gaps of the list from a position on and drops everything between that position and an earlier one.</summary>
    /// <param name="position">The first position still to be looked at.</param>
    /// <param name="kept">The number of positions before it that are filled.</param>
    public void KeepDueFrom(int position, int kept)
    {
        int length = DueLength;
        for (; position < length; position++)
        {
            int index = DueAt(position);
            if (index != NoRow)
            {
                MoveDue(index, kept++);
            }
        }

        if (kept == 0)
        {
            (due, positions, dueInRowOrder) = (null, null, 0);
        }
        else if (due is null)
        {
            dueInRowOrder = kept;
        }
        else
        {
            due.CutTo(kept);
        }

        dueGaps = 0;
    }

    private BlockList<int> MakeList()
    {
        if (due is null)
        {
            due = new BlockList<int>();
            for (int index = 0; index < dueInRowOrder; index++)
            {
                due.Add(index);
            }
        }

        return due;
    }

    private void MakePositions()
    {
        if (positions is not null)
        {
            return;
        }

        BlockList<int> list = MakeList();
        positions = new BlockList<int>();
        for (int index = 0; index < Count; index++)
        {
            positions.Add(NoRow);
        }

        for (int position = 0; position < list.Count; position++)
        {
            if (list[position] != NoRow)
            {
                positions[list[position]] = position;
            }
        }
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
}
