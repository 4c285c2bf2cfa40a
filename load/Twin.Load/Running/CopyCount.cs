namespace Twin.Load.Running;

/// <summary>Which copies of the closed model run. Safe for use by several threads.</summary>
internal sealed class CopyCount
{
    private readonly Lock gate = new();
    private readonly HashSet<int> running = [];
    private int wanted;

    /// <summary>Sets how many there are to be.</summary>
    /// <returns>The numbers of those to start; others end after the call they are in.</returns>
    public IReadOnlyList<int> Change(int copies)
    {
        lock (gate)
        {
            wanted = copies;
            return [.. Enumerable.Range(0, copies).Where(running.Add)];
        }
    }

    /// <summary>Whether a copy is to make another call. When not, it has ended.</summary>
    public bool GoesOn(int copy)
    {
        lock (gate)
        {
            if (copy < wanted)
            {
                return true;
            }

            running.Remove(copy);
            return false;
        }
    }
}
