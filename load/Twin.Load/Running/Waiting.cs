namespace Twin.Load.Running;

/// <summary>Waiting by a clock that tests can move.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>Microseconds since a timestamp of the clock.</summary>
    public static long MicrosecondsSince(this TimeProvider clock, long timestamp)
        => clock.GetElapsedTime(timestamp).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Waits until so many microseconds after a timestamp; not at all when that is past.</summary>
    /// <remarks>Timers are good to a millisecond or two.</remarks>
    public static async Task UntilAsync(this TimeProvider clock, long timestamp, long us, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (long now = clock.MicrosecondsSince(timestamp); now < us; now = clock.MicrosecondsSince(timestamp))
        {
            TimeSpan rest = TimeSpan.FromMicroseconds(us - now);
            await clock.ForAsync(rest < Shortest ? Shortest : rest, cancellation);
        }
    }

    /// <summary>Waits for a while.</summary>
    public static async Task ForAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellation)
    {
        TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = clock.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), passed, time, Timeout.InfiniteTimeSpan);
        await using CancellationTokenRegistration registration = cancellation.Register(() => passed.TrySetCanceled(cancellation));
        await passed.Task;
    }
}
