using System.Collections.Immutable;

namespace Twin.Engine.Runs;

/// <summary>
/// Runs partitions in parallel from window to window. Within a window a partition sees only itself; at its end the centre hears
/// all messages in the total order (time, priority, sender, sequence) and acts. So the result is the same for any number of
/// threads and partitions.
/// </summary>
/// <typeparam name="TMessage">What partitions tell the centre.</typeparam>
/// <typeparam name="THandler">What applies a partition's events.</typeparam>
public sealed class WindowedRun<TMessage, THandler>
    where TMessage : struct, IOrderedMessage
    where THandler : IPartitionHandler<TMessage>
{
    private const long MostPosted = 1 << 16;
    private const long ShortWindowMs = 1_000;

    private readonly ImmutableArray<PartitionRun<TMessage>> partitions;
    private readonly ImmutableArray<THandler> handlers;
    private readonly IRunCentre<TMessage> centre;
    private readonly ParallelOptions options;
    private readonly long windowMs;

    /// <summary>Prepares a run.</summary>
    /// <param name="partitions">The partitions in the order of their premises.</param>
    /// <param name="handlers">The handler of each.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="windowMs">The longest window, at least 1 ms: how much the centre may have to hear at once.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <param name="cancellation">Stops the run between windows.</param>
    public WindowedRun(
        ImmutableArray<PartitionRun<TMessage>> partitions,
        ImmutableArray<THandler> handlers,
        IRunCentre<TMessage> centre,
        long windowMs,
        int threads,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(handlers.Length, partitions.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowMs, 1);
        this.partitions = partitions;
        this.handlers = handlers;
        this.centre = centre;
        this.windowMs = windowMs;
        foreach (PartitionRun<TMessage> partition in partitions)
        {
            partition.Tell(centre);
        }

        options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
    }

    /// <summary>How many events were applied so far.</summary>
    public long Applied => partitions.Sum(static p => p.Applied);

    /// <summary>The sum of the hashes of all exogenous events so far.</summary>
    public UInt128 ExogenousSum => partitions.Aggregate(UInt128.Zero, static (sum, p) => sum + p.ExogenousSum);

    /// <summary>Runs from one moment to another; events due at the end are not applied, the centre's edge at the end is.</summary>
    /// <param name="startMs">The start.</param>
    /// <param name="endMs">The end.</param>
    /// <param name="progress">Told after every window; may be null.</param>
    public void Run(long startMs, long endMs, IRunProgress? progress = null)
    {
        centre.AtEdge(startMs);
        long now = startMs;
        long window = Math.Min(windowMs, ShortWindowMs);
        while (now < endMs)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            long act = centre.NextEdgeMs(now);
            long edge = Math.Min(Math.Min(now + window, act), endMs);
            Parallel.For(0, partitions.Length, options, number => partitions[number].AdvanceTo(edge, handlers[number]));
            window = NextWindow(window, Deliver());
            centre.AtEdge(edge);

            // What the centre did may have set off a mass event.
            window = edge == act ? Math.Min(windowMs, ShortWindowMs) : window;
            now = edge;
            progress?.Report(now, endMs, Applied);
        }
    }

    /// <summary>Lets the centre hear what was posted since the last window, such as what handlers say after the end of a run.</summary>
    /// <returns>How many messages there were.</returns>
    public long Deliver()
    {
        long posted = 0;
        foreach (PartitionRun<TMessage> partition in partitions)
        {
            foreach (PostedMessages<TMessage> messages in partition.Posted)
            {
                posted += messages.Count;
            }
        }

        if (posted > 0)
        {
            Parallel.For(0, centre.Parts, options, Merge);
        }

        return posted;
    }

    // Windows may end anywhere, so their width follows the traffic: what is posted in one should stay in the processor's cache.
    private long NextWindow(long window, long posted) => posted switch
    {
        > MostPosted => Math.Max(1, window / 2),
        < MostPosted / 4 => Math.Min(windowMs, window * 2),
        _ => window,
    };

    // What each partition posted for the part, merged.
    private void Merge(int part)
    {
        PriorityQueue<int, MessageKey> heads = new();
        int[] at = new int[partitions.Length];
        for (int number = 0; number < partitions.Length; number++)
        {
            PostedMessages<TMessage> posted = partitions[number].Posted[part];
            if (posted.Count > 0)
            {
                posted.PutInOrder();
                heads.Enqueue(number, MessageKey.Of(posted[0]));
            }
        }

        while (heads.TryDequeue(out int number, out _))
        {
            PostedMessages<TMessage> posted = partitions[number].Posted[part];
            bool isLast = !heads.TryPeek(out _, out MessageKey limit);
            int next = at[number];
            int end = isLast ? posted.Count : EndOfRun(posted, next, limit);
            while (next < end)
            {
                centre.Hear(posted[next++]);
            }

            at[number] = next;
            if (next < posted.Count)
            {
                heads.Enqueue(number, MessageKey.Of(posted[next]));
            }
            else
            {
                posted.Clear();
            }
        }
    }

    // Where the messages end that come one after the other before a limit, from a first one that does. A mass event goes through the
    // partitions in groups, so runs are long: steps that double find their end in fewer looks than messages.
    private static int EndOfRun(PostedMessages<TMessage> posted, int first, in MessageKey limit)
    {
        int before = first;
        int step = 1;
        while (before + step < posted.Count && MessageKey.IsBefore(posted[before + step], limit))
        {
            before += step;
            step *= 2;
        }

        int end = Math.Min(before + step, posted.Count);
        while (before + 1 < end)
        {
            int middle = before + ((end - before) / 2);
            if (MessageKey.IsBefore(posted[middle], limit))
            {
                before = middle;
            }
            else
            {
                end = middle;
            }
        }

        return end;
    }
}
