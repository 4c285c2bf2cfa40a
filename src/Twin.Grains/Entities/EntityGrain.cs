#pragma warning disable ORLEANS0014 // The turn guards the entity on whatever thread its holder goes on, not the scheduler of Orleans.

using System.Collections.Immutable;
using System.Diagnostics;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>
/// One entity: its record in memory, read once from the store or made by the population function, and changed by pure steps, each of
/// which is durable with all that follows from it before it is acknowledged.
/// </summary>
/// <remarks>
/// Callers of the same silo call the activation itself, on their own thread (<see cref="EntityGrains"/>); those of other silos send it
/// messages. So whatever changes the entity takes its <see cref="EntityTurn"/> first, and nothing here leans on a scheduler of Orleans.
/// </remarks>
/// <typeparam name="TRecord">The record, immutable.</typeparam>
internal abstract partial class EntityGrain<TRecord> : Grain, IEntityGrain, IStepMember
    where TRecord : class
{
    private readonly EntityHost host;
    private readonly EntityTurn turn = new();
    private readonly EntityOutbox outbox;
    private readonly TRecord empty;
    private TRecord record;
    private long version;
    private bool closed;
    private bool isStoring;
    private TaskCompletionSource? shown;

    // What this entity ever answered; null until the store was asked.
    private AnsweredCounters? answered;

    protected EntityGrain(EntityKind kind, EntityHost host, Func<ulong, TRecord> empty)
    {
        this.host = host;
        Key = new EntityKey(kind, unchecked((ulong)this.GetPrimaryKeyLong()));
        this.empty = empty(Key.Number);
        record = this.empty;
        outbox = new EntityOutbox(Key, host);
    }

    /// <inheritdoc/>
    public EntityKey Key { get; }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await host.Store.ReadAsync<TRecord>(Key, cancellationToken) is { } stored)
            {
                record = stored.Record;
                version = stored.Version;
                if (!stored.Outbox.IsEmpty)
                {
                    // What was left over goes out before anything newer: the outbox keeps its order.
                    outbox.Take(version, EntityMessageForm.Read(stored.Outbox.Span), stored: true);
                }
            }
            else
            {
                record = FromPopulation() ?? record;
                answered = new AnsweredCounters();
            }
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }

        host.Grains.Enter(Key, this);
        outbox.Go();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        host.Grains.Leave(Key, this);

        // A store that hangs must not keep the silo from stopping.
        await CloseAsync().WaitAsync(cancellationToken);
        await outbox.StopAsync();
    }

    /// <inheritdoc/>
    public Task<Follower[]> SettleAsync(long version) => outbox.SettleAsync(version);

    /// <inheritdoc/>
    public Task WakeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<long> ReceiveAsync(MessageBatch messages, CallMoment moment)
    {
        using Activity? span = GrainTracing.Start("take messages", Key);
        await EnterAsync().ConfigureAwait(false);
        try
        {
            RecordContext context = await host.ContextAsync(moment).ConfigureAwait(false);
            foreach (EntityMessage message in messages.Messages)
            {
                Hear(message, context.At(message.At));
            }

            return await CommitAsync([], context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public async Task<EntityReply> FireAsync(long number, byte[] content, CallMoment moment)
    {
        await EnterAsync().ConfigureAwait(false);
        try
        {
            RecordContext context = await host.ContextAsync(moment).ConfigureAwait(false);
            DueEntry due = DueEntryForm.Read(number, moment.At, content);
            FetchedRecords fetched = new();
            await FetchAsync(fetched, known => NeededFor(record, due, known)).ConfigureAwait(false);
            EntityStep<TRecord> step = Fire(record, due, fetched, context);
            if (!step.DueDone.Contains(number) && !step.Due.Any(due => due.Number == number))
            {
                // Also what was withdrawn meanwhile must leave the store, or it would fall due for ever.
                step = step with { DueDone = step.DueDone.Add(number) };
            }

            return await KeepAsync(step, context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The record as the store has it, and how often it was stored by then or a moment later.</summary>
    public ValueTask<EntitySnapshot<TRecord>> ReadAsync()
    {
        // No turn is taken: the record is immutable, and its version is written before it. But whose event is in the log already must
        // show what the event tells, so a step that is being stored is waited for; nobody that stores waits for anything but the store.
        if (Volatile.Read(ref isStoring))
        {
            return ReadStoredAsync();
        }

        TRecord now = Volatile.Read(ref record);
        return new(new EntitySnapshot<TRecord>(now, Volatile.Read(ref version)));
    }

    protected abstract TRecord? FromPopulation();

    protected abstract EntityStep<TRecord> Receive(TRecord before, EntityMessage message, RecordContext context);

    protected abstract EntityStep<TRecord> Fire(TRecord before, DueEntry due, FetchedRecords fetched, RecordContext context);

    /// <summary>The records that a decision must see and that are not there yet.</summary>
    protected virtual ImmutableArray<EntityKey> NeededFor(TRecord before, DueEntry? due, FetchedRecords fetched) => [];

    protected TwinEstate Estate => host.Estate;

    /// <summary>Decides a request once; a repeated one gets the answer that it got.</summary>
    protected async ValueTask<EntityReply> OnceAsync(
        RecordRequest request, FetchedSet? fetched, CallMoment moment,
        Func<TRecord, RecordRequest, FetchedRecords, RecordContext, EntityStep<TRecord>> decide)
    {
        using Activity? span = GrainTracing.Start("decide request", Key);
        await EnterAsync().ConfigureAwait(false);
        try
        {
            if (!request.AsksForPreCommand
                && IsKnown(request.Id.Originator, request.Id.Counter)
                && await FindAsync(request.Id.Originator, request.Id.Counter).ConfigureAwait(false) is { } before)
            {
                // What followed from it may still be under way when the first answer never arrived: a repeat waits for it as well.
                return new EntityReply(before, 1);
            }

            RecordContext context = await host.ContextAsync(moment).ConfigureAwait(false);
            FetchedRecords seen = fetched?.ToRecords() ?? FetchedRecords.None;
            if (!NeededFor(record, null, seen).IsEmpty)
            {
                seen = fetched is null ? new FetchedRecords() : seen;
                await FetchAsync(seen, known => NeededFor(record, null, known)).ConfigureAwait(false);
            }

            EntityStep<TRecord> step = decide(record, request, seen, context);
            if (request.AsksForPreCommand)
            {
                return await KeepAsync(step, context).ConfigureAwait(false);
            }

            return await AnswerAsync(step, request.Id.Originator, request.Id.Counter, context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes an event from outside once; a repeated one gets the answer that it got.</summary>
    protected async ValueTask<EntityReply> OnceAsync(Guid id, CallMoment moment, Func<TRecord, RecordContext, EntityStep<TRecord>> decide)
    {
        using Activity? span = GrainTracing.Start("take event", Key);
        (UserId first, ulong second) = OperationKey.Of(id);
        await EnterAsync().ConfigureAwait(false);
        try
        {
            if (IsKnown(first, second) && await FindAsync(first, second).ConfigureAwait(false) is { } before)
            {
                // What followed from it may still be under way when the first answer never arrived: a repeat waits for it as well.
                return new EntityReply(before, 1);
            }

            RecordContext context = await host.ContextAsync(moment).ConfigureAwait(false);
            return await AnswerAsync(decide(record, context), first, second, context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes an event of which the rules themselves know whether it was there before; no answer is kept.</summary>
    /// <returns>The version whose messages are still on their way; 0 when none is.</returns>
    protected async ValueTask<long> StepAsync<TEvent>(
        TEvent happened, CallMoment moment, Func<TRecord, TEvent, RecordContext, EntityStep<TRecord>> decide)
    {
        await EnterAsync().ConfigureAwait(false);
        try
        {
            RecordContext context = await host.ContextAsync(moment).ConfigureAwait(false);
            return await CommitAsync(decide(record, happened, context), [], context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    // Takes the turn; Leave must follow. Refuses when the activation has ended: there is another one, or will be.
    private async ValueTask EnterAsync()
    {
        await turn.EnterAsync().ConfigureAwait(false);
        if (Volatile.Read(ref closed))
        {
            turn.Leave();
            throw new EntityRetryException($"the activation of {Key} has ended");
        }
    }

    // Those who were before get their turn.
    private async Task CloseAsync()
    {
        await turn.EnterAsync().ConfigureAwait(false);
        Volatile.Write(ref closed, true);
        turn.Leave();
    }

    /// <inheritdoc/>
    public void Leave()
    {
        // What was stored or refused is nobody's any more; kept here it would outlive the step by days in millions of entities.
        taken = null;
        kept = [];

        // The turn is given back first: who receives a message may have one for this entity.
        turn.Leave();
        outbox.Go();
    }

    // Callers find another activation, or make one, which reads what is stored.
    private void End()
    {
        Volatile.Write(ref closed, true);
        host.Grains.Leave(Key, this);

        // Not as a grain asks for it, which refuses when the activation is gone already and would hide why it ends.
        GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The store has a newer version."));
    }
}
