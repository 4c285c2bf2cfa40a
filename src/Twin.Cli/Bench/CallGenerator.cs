using System.Collections.Concurrent;

namespace Twin.Cli.Bench;

/// <summary>Makes calls on this process as fast as they are answered, or at a rate that waits for nothing.</summary>
/// <param name="clock">The clock to measure with.</param>
internal sealed class CallGenerator(TimeProvider clock)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>Keeps as many calls in flight for as long.</summary>
    /// <param name="inFlight">How many callers there are; each makes its next call when the last one has ended.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="call">Makes a call; its number ascends from <paramref name="first"/>, each one once.</param>
    /// <param name="first">The first call's number.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<CallRate> ClosedAsync(
        int inFlight, double seconds, Func<long, Task> call, long first, CancellationToken cancellation)
    {
        long next = first - 1;
        long ends = clock.GetTimestamp() + (long)(seconds * clock.TimestampFrequency);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long allocated = GC.GetTotalAllocatedBytes();
        long started = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(
            async () =>
            {
                while (clock.GetTimestamp() < ends && !cancellation.IsCancellationRequested)
                {
                    await call(Interlocked.Increment(ref next));
                }
            },
            cancellation)));
        return new CallRate(
            next + 1 - first,
            clock.GetElapsedTime(started).TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            GC.GetTotalAllocatedBytes() - allocated);
    }

    /// <summary>Makes calls when they are due, whether the ones before have ended or not.</summary>
    public async Task<CallLatency> OpenAsync(double rate, double seconds, Func<long, Task> call, long first, CancellationToken cancellation)
    {
        ConcurrentBag<Task> open = [];
        long[] took = new long[(int)(rate * seconds)];
        double perCall = clock.TimestampFrequency / rate;
        long started = clock.GetTimestamp();
        using PeriodicTimer timer = new(Tick, clock);
        int next = 0;
        while (next < took.Length)
        {
            int due = (int)Math.Min(took.Length, (clock.GetTimestamp() - started) / perCall);
            for (; next < due; next++)
            {
                open.Add(OneAsync(next));
            }

            await timer.WaitForNextTickAsync(cancellation);
        }

        await Task.WhenAll(open);
        Array.Sort(took);
        double Milliseconds(double part) => took[(int)(part * (took.Length - 1))] * 1e3 / clock.TimestampFrequency;
        return new CallLatency(rate, Milliseconds(0.5), Milliseconds(0.99));

        async Task OneAsync(int at)
        {
            await call(first + at);
            took[at] = clock.GetTimestamp() - started - (long)(at * perCall);
        }
    }
}
