namespace Twin.Load.Running;

/// <summary>So many calls may be in flight. One task takes slots, any thread gives them back.</summary>
/// <remarks>
/// Not a SemaphoreSlim, because that goes on waiters' behalf through the pool of threads, and a run on a scheduler of its own must stay
/// there to be the same every time.
/// </remarks>
internal sealed class Slots(int count)
{
    private readonly Lock gate = new();
    private int free = count;
    private TaskCompletionSource? waiter;

    /// <summary>Takes a slot when there is one.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            if (free == 0)
            {
                return false;
            }

            free--;
            return true;
        }
    }

    /// <summary>Takes a slot as soon as there is one.</summary>
    public async Task TakeAsync(CancellationToken cancellation)
    {
        while (!TryTake())
        {
            TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (gate)
            {
                if (free > 0)
                {
                    continue;
                }

                waiter = released;
            }

            await using CancellationTokenRegistration ending = cancellation.Register(() => released.TrySetCanceled(cancellation));
            await released.Task;
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Release()
    {
        TaskCompletionSource? wakes;
        lock (gate)
        {
            free++;
            (wakes, waiter) = (waiter, null);
        }

        wakes?.TrySetResult();
    }
}
