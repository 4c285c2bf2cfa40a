using System.Threading.Channels;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Storage;

/// <summary>The line in which steps wait for the one writer of a durable store, in the order in which they were handed over.</summary>
/// <param name="store">The name of the store, for errors.</param>
/// <param name="forms">The kinds of entities.</param>
internal sealed class CommitQueue(string store, EntityForms forms)
{
    /// <summary>
    /// The most steps of one transaction. More gain nothing (an upserted row costs the same from a few hundred on), keep everyone waiting
    /// longer, and leave nobody to make the next batch ready while this one is written.
    /// </summary>
    public const int MostOfBatch = 1_000;

    private readonly Channel<PendingStep> steps = Channel.CreateUnbounded<PendingStep>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<EntityKey> keys = [];

    /// <inheritdoc cref="ITwinStore.CommitAsync"/>
    public ValueTask<long> CommitAsync<TRecord>(EntityCommit<TRecord> commit, CancellationToken cancellation)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(commit);
        forms.Of<TRecord>(commit.Key);
        return new(Add(PendingStep.Of(forms, commit), cancellation));
    }

    /// <inheritdoc cref="ITwinStore.ClearOutbox"/>
    public void ClearOutbox(EntityKey key, long version)
        => Add(new PendingStep(PendingKind.ClearOutbox, key) { Table = forms.Of(key.Kind), Version = version }, default).Forget();

    /// <inheritdoc cref="ITwinStore.AppendAsync"/>
    public ValueTask<long> AppendAsync(IReadOnlyList<Happening> events, CancellationToken cancellation)
        => new(Add(PendingStep.Of(events), cancellation));

    /// <summary>Stores a named fact, unless there is one of the name.</summary>
    public Task AddFactAsync(string name, string value, CancellationToken cancellation)
        => Add(new PendingStep(PendingKind.AddFact, default) { Fact = new(name, value) }, cancellation);

    /// <summary>Takes no more steps; what waits is still written.</summary>
    public void Close() => steps.Writer.TryComplete();

    /// <summary>Waits for a step; false when the line is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => steps.Reader.WaitToReadAsync();

    /// <summary>Takes what waits, up to the most of a batch.</summary>
    /// <param name="onlyNew">
    /// Whether every entity is in it once, for a writer that does not see in a batch what it has just written: a second step of the same
    /// entity then begins the next batch.
    /// </param>
    public List<PendingStep> Take(bool onlyNew)
    {
        List<PendingStep> batch = [];
        keys.Clear();
        while (batch.Count < MostOfBatch && steps.Reader.TryPeek(out PendingStep? next) && (!onlyNew || AreNew(next))
            && steps.Reader.TryRead(out PendingStep? step))
        {
            batch.Add(step);
        }

        return batch;
    }

    /// <summary>Tells those who wait for a batch, and for the log, that it is durable.</summary>
    /// <remarks>What follows runs on other threads; to send it there costs the writer 0.1 microseconds a step at most.</remarks>
    /// <param name="batch">The batch.</param>
    /// <param name="last">How far the log reaches after it.</param>
    /// <param name="log">Where to make that known.</param>
    public static void Complete(List<PendingStep> batch, long last, EventSignal log)
    {
        log.Publish(last);
        foreach (PendingStep step in batch)
        {
            step.Complete();
        }
    }

    private bool AreNew(PendingStep step)
    {
        bool areNew = step.Kind != PendingKind.Step || keys.Add(step.Key);
        foreach (PendingStep one in step.With)
        {
            areNew &= keys.Add(one.Key);
        }

        return areNew;
    }

    private Task<long> Add(PendingStep step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!steps.Writer.TryWrite(step))
        {
            return Task.FromException<long>(new StoreUnavailableException($"{store} is closed"));
        }

        return cancellation.CanBeCanceled ? step.Task.WaitAsync(cancellation) : step.Task;
    }
}
