using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// What a writer remembers of the rows that it wrote last, so that it need not look at them before it writes them again. Another process
/// may have written them since: who relies on it has the database compare versions.
/// </summary>
/// <param name="most">How many rows at least are remembered; twice as many at most.</param>
internal sealed class KnownRows(int most)
{
    private Dictionary<EntityKey, Row> recent = [];
    private Dictionary<EntityKey, Row> former = [];

    /// <summary>
    /// Tells a step what its entity's row must be if nobody else wrote it. Of an entity without a remembered row, a first step takes it
    /// that there is none.
    /// </summary>
    /// <returns>Whether the step may be tried so; otherwise the row must be looked at.</returns>
    public bool TryTell(PendingStep step)
    {
        step.Found = default;
        if (!recent.TryGetValue(step.Key, out Row row) && !former.TryGetValue(step.Key, out row))
        {
            return step.Version == 1;
        }

        if (row.Version != step.Version - 1)
        {
            return false;
        }

        bool keepsColumns = step.Outbox.IsEmpty && row.Columns.AsSpan().SequenceEqual(step.Columns);
        step.Found = new FoundEntity(row.Version, row.LastEvent, row.LastAnswer, keepsColumns);
        return true;
    }

    /// <summary>Remembers the row that a step has left.</summary>
    public void Remember(PendingStep step)
    {
        if (recent.Count >= most && !recent.ContainsKey(step.Key))
        {
            (recent, former) = (former, recent);
            recent.Clear();
        }

        // Columns that stayed keep their old array, which has long survived the collector.
        ColumnValue[] columns = step.Found.KeepsIndexed
            && (recent.TryGetValue(step.Key, out Row before) || former.TryGetValue(step.Key, out before)) ? before.Columns : step.Columns;
        recent[step.Key] = new Row(step.Version, step.Found.LastEvent, step.Found.LastAnswer, columns);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        recent.Clear();
        former.Clear();
    }

    private readonly record struct Row(long Version, long LastEvent, long LastAnswer, ColumnValue[] Columns);
}
