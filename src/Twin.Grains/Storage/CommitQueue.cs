using System.Threading.Channels;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The line in which steps wait for the one writer of a durable store, in the order in which they were handed over.</summary>
internal sealed class CommitQueue(string store)
{
    /// <summary>
    /// The most steps of one transaction. More gain nothing (an upserted row costs the same from a few hundred on), keep everyone waiting
    /// longer, and leave nobody to make the next batch ready while this one is written.
    /// </summary>
    public const int MostOfBatch = 1_000;

    private readonly Channel<PendingStep> steps = Channel.CreateUnbounded<PendingStep>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<EntityKey> keys = [];

    public Task<long> Add(PendingStep step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!steps.Writer.TryWrite(step))
        {
            return Task.FromException<long>(new StoreUnavailableException($"{store} is closed"));
        }

        return cancellation.CanBeCanceled ? step.Task.WaitAsync(cancellation) : step.Task;
    }

    /// <summary>Takes no more steps; what waits is still written.</summary>
    public void Close() => steps.Writer.TryComplete();

    /// <summary>Waits for a step; false when the line is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => steps.Reader.WaitToReadAsync();

    /// <summary>
    /// Takes what waits, up to the most of a batch. Every entity is in it once: a second step of the same entity needs the first one
    /// stored, so it begins the next batch.
    /// </summary>
    public void Take(List<PendingStep> batch)
    {
        keys.Clear();
        while (batch.Count < MostOfBatch && steps.Reader.TryPeek(out PendingStep? next)
            && (next.Kind != PendingKind.Step || keys.Add(next.Key)) && steps.Reader.TryRead(out PendingStep? step))
        {
            batch.Add(step);
        }
    }
}
