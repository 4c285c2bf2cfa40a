namespace Twin.Load.Running;

/// <summary>Does many things, a few at a time, on a scheduler.</summary>
internal static class Concurrently
{
    /// <summary>Does work for every number from 0; ends when all is done or something was thrown.</summary>
    /// <param name="count">How many.</param>
    /// <param name="atOnce">How many at a time.</param>
    /// <param name="scheduler">Where.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task ForAsync(int count, int atOnce, TaskScheduler scheduler, Func<int, Task> work, CancellationToken cancellation)
    {
        int next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(count, atOnce)).Select(_ => Task.Factory.StartNew(
            WorkAsync, cancellation, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap()));

        async Task WorkAsync()
        {
            for (int at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                await work(at);
            }
        }
    }
}
