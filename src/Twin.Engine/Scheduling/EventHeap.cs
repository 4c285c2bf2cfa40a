namespace Twin.Engine.Scheduling;

/// <summary>A heap of events with four children a node, for the few that fall into the day that is open.</summary>
internal sealed class EventHeap
{
    private const int Children = 4;

    private SimEvent[] nodes = new SimEvent[64];

    /// <summary>How many events there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The first event.</summary>
    internal ref readonly SimEvent Peek() => ref nodes[0];

    /// <summary>Puts an event in.</summary>
    internal void Add(in SimEvent due)
    {
        if (Count == nodes.Length)
        {
            Array.Resize(ref nodes, nodes.Length * 2);
        }

        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) / Children;
            if (!due.IsBefore(nodes[parent]))
            {
                break;
            }

            nodes[at] = nodes[parent];
            at = parent;
        }

        nodes[at] = due;
    }

    /// <summary>Takes the first event out.</summary>
    internal void RemoveFirst()
    {
        SimEvent last = nodes[--Count];
        int at = 0;
        while (true)
        {
            int child = (at * Children) + 1;
            if (child >= Count)
            {
                break;
            }

            int least = child;
            int end = Math.Min(child + Children, Count);
            for (int other = child + 1; other < end; other++)
            {
                if (nodes[other].IsBefore(nodes[least]))
                {
                    least = other;
                }
            }

            if (!nodes[least].IsBefore(last))
            {
                break;
            }

            nodes[at] = nodes[least];
            at = least;
        }

        nodes[at] = last;
    }
}
