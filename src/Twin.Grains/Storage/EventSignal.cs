namespace Twin.Grains.Storage;

/// <summary>Wakes who waits for the log to grow.</summary>
internal sealed class EventSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource? growth;
    private long last;

    /// <summary>The last event that was made known here.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>Makes known that the log reaches up to an event. Lower numbers than before change nothing.</summary>
    public void Publish(long sequence)
    {
        TaskCompletionSource? wake;
        lock (gate)
        {
            if (sequence <= last)
            {
                return;
            }

            Volatile.Write(ref last, sequence);
            wake = growth;
            growth = null;
        }

        wake?.SetResult();
    }

    public async ValueTask WaitAsync(long after, CancellationToken cancellation)
    {
        while (Last <= after)
        {
            Task wait;
            lock (gate)
            {
                if (last > after)
                {
                    return;
                }

                growth ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = growth.Task;
            }

            await wait.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
