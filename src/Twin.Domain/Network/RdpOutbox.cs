using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>
/// The flags that one RDP has still to be told (Twin fact sheet 3.5, Twin resolutions R5): <see cref="Record"/> takes changes,
/// <see cref="RunFile"/> sends the last flag of every meter point that is due.
/// </summary>
/// <remarks>
/// <para>A meter point has one row with the flag it has and the flag the RDP was last told. The first record of a meter point works
/// out what was told before by <see cref="ExportRules.Notified"/> under <see cref="HistoryPolicy"/>; a row whose notified flag would be
/// worked out the same again is dropped in time, so memory follows what is waiting and the most that ever waited.</para>
/// <para>Every change must be recorded exactly once, and the changes of one meter point in the order in which they happened. The
/// outbox cannot tell a repeat from news: once a row was dropped, an old change that comes again would be taken for the meter point's
/// first, and counted and exported afresh. A host whose messages may come twice drops repeats before <see cref="Record"/>, and keeps
/// what it drops them by in the same write as <see cref="Snapshot"/>.</para>
/// <para>Files carry rows in the order in which they became due; a row that changes while it is due keeps its place. A feature switch
/// that is off means the policy <see cref="ExportPolicy.FirstActive"/> (<see cref="FeatureSwitches.PolicyFor"/>).
/// Deterministic; not safe for use by several threads.</para>
/// </remarks>
public sealed class RdpOutbox
{
    private const int LeastRowsToCompact = 1024;

    private readonly RdpOutboxTable table = new();
    private long settledSinceCompaction;
    private bool running;
    private long recorded;
    private long coalesced;
    private long suppressed;
    private long notified;
    private long rejected;
    private long files;

    /// <summary>Makes an empty outbox.</summary>
    /// <param name="rdp">The RDP's number.</param>
    /// <param name="kind">D0350 or DXI.</param>
    /// <param name="policy">The export policy in force.</param>
    /// <param name="historyPolicy">The policy everything was exported under before. Default: <paramref name="policy"/>.</param>
    public RdpOutbox(ushort rdp, RdpFileKind kind, ExportPolicy policy, ExportPolicy? historyPolicy = null)
    {
        Rdp = rdp;
        Kind = kind;
        Policy = policy;
        HistoryPolicy = historyPolicy ?? policy;
    }

    /// <summary>The RDP's number.</summary>
    public ushort Rdp { get; }

    /// <summary>D0350 or DXI.</summary>
    public RdpFileKind Kind { get; }

    /// <summary>The export policy in force.</summary>
    public ExportPolicy Policy { get; private set; }

    /// <summary>The policy under which meter points without a row were exported.</summary>
    public ExportPolicy HistoryPolicy { get; }

    /// <summary>How many meter points are due.</summary>
    public int PendingCount => table.DueCount;

    /// <summary>What has become of the changes recorded so far.</summary>
    public RdpOutboxCounts Counts => new(recorded, PendingCount, coalesced, suppressed, notified, rejected, files);

    /// <summary>Takes a change of a flag, which must not have been recorded before.</summary>
    /// <param name="change">
    /// The change. Before and after may be equal: that states the flag of a meter point that did not change, which is how the first run
    /// under a new policy hears of flags that were never told (T-M 5.1, MP77-AD01).
    /// </param>
    /// <param name="isFirst">
    /// Whether the caller knows that it is the first change of the meter point that this outbox ever hears of. Saves the search for what
    /// is remembered of it, which is most of the cost. Default: false, for callers that do not know.
    /// </param>
    public void Record(in FlagChange change, bool isFirst = false)
    {
        ThrowIfRunning();
        if (change.MeterPoint.IsNone)
        {
            throw new ArgumentException("the change names no meter point", nameof(change));
        }

        CompactIfWorthwhile();
        bool added = isFirst;
        int index = isFirst ? table.Add(change.MeterPoint.Packed) : table.FindOrAdd(change.MeterPoint.Packed, out added);
        ref RdpOutboxEntry row = ref table[index];
        if (added)
        {
            row.Notified = ExportRules.Notified(HistoryPolicy, change.Before, change.WasEverActive);
            row.WasEverActive = change.WasEverActive || change.Before == DccServiceFlag.A;
        }

        row.Flag = change.After;
        row.WasEverActive |= change.After == DccServiceFlag.A;
        recorded++;
        if (row.IsDue)
        {
            // The change that was pending is overtaken by this one, whatever becomes of this one.
            coalesced++;
        }

        Settle(ref row, index);
    }

    /// <summary>
    /// Puts another export policy in force. Rows that become due by it join the end of the order, by meter point. Rows that needed no
    /// memory are gone: what their flags are must be stated by <see cref="Record"/>.
    /// </summary>
    public void SetPolicy(ExportPolicy policy)
    {
        ThrowIfRunning();
        if (policy == Policy)
        {
            return;
        }

        // Rows that need no memory go first, so that the effect does not depend on when they would have been dropped.
        Compact();
        Policy = policy;
        List<int> newlyDue = [];
        for (int index = 0; index < table.Count; index++)
        {
            ref RdpOutboxEntry row = ref table[index];
            bool isDue = ExportRules.IsDue(policy, row.Flag, row.Notified);
            if (isDue && !row.IsDue)
            {
                newlyDue.Add(index);
            }
            else if (!isDue && row.IsDue)
            {
                suppressed++;
                table.Delist(index);
            }
        }

        newlyDue.Sort((left, right) => table[left].MeterPoint.CompareTo(table[right].MeterPoint));
        foreach (int index in newlyDue)
        {
            suppressed--;
            table.Enlist(index);
        }
    }

    /// <summary>Sends every row that is due, each once, in files of bounded size.</summary>
    /// <param name="maxUpdatesPerFile">The most records in one file, at least 1; null for one file of any size (A9).</param>
    /// <param name="receiver">Takes or rejects each record. A rejected row keeps its place and is sent again by the next run.</param>
    /// <returns>The number of files sent; 0 when nothing was due.</returns>
    public int RunFile<TReceiver>(int? maxUpdatesPerFile, ref TReceiver receiver)
        where TReceiver : IRdpFileReceiver, allows ref struct
    {
        ThrowIfRunning();
        int most = maxUpdatesPerFile ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(maxUpdatesPerFile));
        long filesBefore = files;
        int remaining = PendingCount;
        int at = 0;
        int kept = 0;
        running = true;
        try
        {
            while (remaining > 0)
            {
                RdpFile file = new(Rdp, Kind, ++files, Math.Min(most, remaining));
                receiver.Begin(file);
                SendRecords(file, ref at, ref kept, ref receiver);
                receiver.End(file);
                remaining -= file.Records;
            }
        }
        finally
        {
            // Also when the receiver throws: what it took is settled, everything else is still due.
            table.KeepDueFrom(at, kept);
            running = false;
        }

        CompactIfWorthwhile();
        return (int)(files - filesBefore);
    }

    /// <summary>The state as a value.</summary>
    public RdpOutboxSnapshot Snapshot()
    {
        ThrowIfRunning();
        Compact();
        table.KeepDueFrom(0, 0);
        int[] order = table.DueOrder();
        RdpOutboxRow[] rows = new RdpOutboxRow[table.Count];
        for (int index = 0; index < rows.Length; index++)
        {
            ref RdpOutboxEntry row = ref table[index];
            rows[index] = new RdpOutboxRow(row.MeterPoint, row.Flag, row.Notified, row.WasEverActive, order[index]);
        }

        Array.Sort(rows, static (left, right) => left.MeterPoint.CompareTo(right.MeterPoint));
        return new RdpOutboxSnapshot(Rdp, Kind, Policy, HistoryPolicy, Counts, ImmutableCollectionsMarshal.AsImmutableArray(rows));
    }

    /// <summary>Makes an outbox with the state of a snapshot.</summary>
    /// <exception cref="ArgumentException">The snapshot is not one that <see cref="Snapshot"/> gives.</exception>
    public static RdpOutbox Restore(RdpOutboxSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        RdpOutbox outbox = new(snapshot.Rdp, snapshot.Kind, snapshot.Policy, snapshot.HistoryPolicy);
        RdpOutboxRow[] dueRows = [.. snapshot.Rows.Where(static row => row.DueOrder >= 0).OrderBy(static row => row.DueOrder)];
        foreach (RdpOutboxRow row in snapshot.Rows)
        {
            int index = outbox.table.FindOrAdd(row.MeterPoint.Packed, out bool added);
            bool isDue = ExportRules.IsDue(snapshot.Policy, row.Flag, row.Notified);
            if (!added || isDue != row.DueOrder >= 0 || (isDue && (row.DueOrder >= dueRows.Length || dueRows[row.DueOrder] != row)))
            {
                throw new ArgumentException($"the row of {row.MeterPoint} contradicts the others or the policy", nameof(snapshot));
            }

            ref RdpOutboxEntry made = ref outbox.table[index];
            made.Flag = row.Flag;
            made.Notified = row.Notified;
            made.WasEverActive = row.WasEverActive;
        }

        foreach (RdpOutboxRow row in dueRows)
        {
            outbox.table.Enlist(outbox.table.FindOrAdd(row.MeterPoint.Packed, out _));
        }

        (outbox.recorded, _, outbox.coalesced, outbox.suppressed, outbox.notified, outbox.rejected, outbox.files) = snapshot.Counts;
        return outbox;
    }

    private void Settle(ref RdpOutboxEntry row, int index)
    {
        if (ExportRules.IsDue(Policy, row.Flag, row.Notified))
        {
            if (!row.IsDue)
            {
                table.Enlist(index);
            }

            return;
        }

        if (row.IsDue)
        {
            table.Delist(index);
        }

        _ = row.Flag == row.Notified ? coalesced++ : suppressed++;
        settledSinceCompaction++;
    }

    private void SendRecords<TReceiver>(in RdpFile file, ref int at, ref int kept, ref TReceiver receiver)
        where TReceiver : IRdpFileReceiver, allows ref struct
    {
        for (int sent = 0; sent < file.Records; at++)
        {
            int index = table.DueAt(at);
            if (index < 0)
            {
                continue;
            }

            ref RdpOutboxEntry row = ref table[index];
            if (receiver.Deliver(file, new RdpRecord(row.MeterPoint, row.Flag)))
            {
                row.Notified = row.Flag;
                row.IsDue = false;
                notified++;
                settledSinceCompaction++;
            }
            else
            {
                table.MoveDue(index, kept++);
                rejected++;
            }

            sent++;
        }
    }

    // Looking at every row pays once half of them have been settled since the last look, which keeps the cost for a change constant.
    private void CompactIfWorthwhile()
    {
        if (table.Count >= LeastRowsToCompact && settledSinceCompaction * 2 >= table.Count)
        {
            Compact();
        }
    }

    private void Compact()
    {
        table.Compact(HistoryPolicy);
        settledSinceCompaction = 0;
    }

    private void ThrowIfRunning() => _ = !running ? true
        : throw new InvalidOperationException("the outbox is running a file; its receiver must not call it");
}
