using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>What is due, in memory. Safe for several threads.</summary>
internal sealed class MemoryDueItems
{
    private readonly Lock gate = new();
    private readonly SortedSet<(long AtMs, EntityKey Key, long Number)> order = [];
    private readonly Dictionary<(EntityKey Key, long Number), DueItem> items = [];

    public void Change(EntityCommit commit)
    {
        lock (gate)
        {
            foreach (long number in commit.DueDone)
            {
                Remove(commit.Key, number);
            }

            foreach (DueItem item in commit.Due)
            {
                Remove(item.Key, item.Number);
                items.Add((item.Key, item.Number), item);
                order.Add((item.At.Ms, item.Key, item.Number));
            }
        }
    }

    public List<DueItem> Read(SimTime until, int most)
    {
        lock (gate)
        {
            return [.. order.TakeWhile(one => one.AtMs <= until.Ms).Take(most).Select(one => items[(one.Key, one.Number)])];
        }
    }

    public SimTime? Next()
    {
        lock (gate)
        {
            return order.Count == 0 ? null : new SimTime(order.Min.AtMs);
        }
    }

    private void Remove(EntityKey key, long number)
    {
        if (items.Remove((key, number), out DueItem item))
        {
            order.Remove((item.At.Ms, key, number));
        }
    }
}
