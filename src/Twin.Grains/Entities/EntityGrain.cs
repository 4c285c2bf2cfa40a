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
/// <typeparam name="TRecord">The record, immutable.</typeparam>
internal abstract class EntityGrain<TRecord> : Grain, IEntityGrain
    where TRecord : class
{
    private const int MostAnswered = 256;

    private readonly EntityHost host;
    private readonly EntityOutbox outbox;
    private readonly TRecord empty;
    private TRecord record;
    private long version;

    // Every request this entity ever answered, while that is known and they are few; else null, and the store is asked each time.
    private HashSet<(UserId, ulong)>? answered;

    protected EntityGrain(EntityKind kind, EntityHost host, Func<ulong, TRecord> empty)
    {
        this.host = host;
        Key = new EntityKey(kind, unchecked((ulong)this.GetPrimaryKeyLong()));
        this.empty = empty(Key.Number);
        record = this.empty;
        outbox = new EntityOutbox(this, Key, host);
    }

    protected EntityKey Key { get; }

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
                    outbox.Start(version, EntityMessageForm.Read(stored.Outbox.Span));
                }
            }
            else
            {
                record = FromPopulation() ?? record;
                answered = [];
            }
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => outbox.StopAsync();

    /// <inheritdoc/>
    public Task<Follower[]> SettleAsync(long version) => outbox.SettleAsync(version);

    /// <inheritdoc/>
    public Task WakeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<long> ReceiveAsync(MessageBatch messages, CallMoment moment)
    {
        using Activity? span = GrainTracing.Start("take messages", Key);
        RecordContext context = await host.ContextAsync(moment);
        StepSum<TRecord> all = new(record);
        foreach (EntityMessage message in messages.Messages)
        {
            all.Add(Receive(all.After, message, context with { Now = message.At }), message.At);
        }

        return await CommitAsync(all, []);
    }

    /// <inheritdoc/>
    public async Task<EntityReply> FireAsync(long number, byte[] content, CallMoment moment)
    {
        RecordContext context = await host.ContextAsync(moment);
        DueEntry due = DueEntryForm.Read(number, moment.At, content);
        FetchedRecords fetched = new();
        await FetchAsync(fetched, known => NeededFor(record, due, known));
        EntityStep<TRecord> step = Fire(record, due, fetched, context);
        if (!step.DueDone.Contains(number) && !step.Due.Any(due => due.Number == number))
        {
            // Also what was withdrawn meanwhile must leave the store, or it would fall due for ever.
            step = step with { DueDone = step.DueDone.Add(number) };
        }

        return new EntityReply(EntityAnswer.Of(step, moment.At), await CommitAsync(Sum(step, moment.At), []));
    }

    public ValueTask<EntitySnapshot<TRecord>> ReadAsync() => new(new EntitySnapshot<TRecord>(record, version));

    protected abstract TRecord? FromPopulation();

    protected abstract EntityStep<TRecord> Receive(TRecord before, EntityMessage message, RecordContext context);

    protected abstract EntityStep<TRecord> Fire(TRecord before, DueEntry due, FetchedRecords fetched, RecordContext context);

    /// <summary>The records that a decision must see and that are not there yet.</summary>
    protected virtual ImmutableArray<EntityKey> NeededFor(TRecord before, DueEntry? due, FetchedRecords fetched) => [];

    protected TwinEstate Estate => host.Estate;

    /// <summary>Decides a request once; a repeated one gets the answer that it got.</summary>
    protected async Task<EntityReply> OnceAsync(
        RecordRequest request, FetchedSet? fetched, CallMoment moment,
        Func<TRecord, RecordRequest, FetchedRecords, RecordContext, EntityStep<TRecord>> decide)
    {
        using Activity? span = GrainTracing.Start("decide request", Key);
        if (!request.AsksForPreCommand
            && IsKnown(request.Id.Originator, request.Id.Counter)
            && await FindAsync(request.Id.Originator, request.Id.Counter) is { } before)
        {
            // What followed from it may still be under way when the first answer never arrived: a repeat waits for it as well.
            return new EntityReply(before, 1);
        }

        RecordContext context = await host.ContextAsync(moment);
        FetchedRecords seen = fetched?.ToRecords() ?? FetchedRecords.None;
        if (!NeededFor(record, null, seen).IsEmpty)
        {
            seen = fetched is null ? new FetchedRecords() : seen;
            await FetchAsync(seen, known => NeededFor(record, null, known));
        }

        EntityStep<TRecord> step = decide(record, request, seen, context);
        if (request.AsksForPreCommand)
        {
            return new EntityReply(EntityAnswer.Of(step, moment.At), await CommitAsync(Sum(step, moment.At), []));
        }

        return await AnswerAsync(step, request.Id.Originator, request.Id.Counter, moment.At);
    }

    /// <summary>Takes an event from outside once; a repeated one gets the answer that it got.</summary>
    protected async Task<EntityReply> OnceAsync(Guid id, CallMoment moment, Func<TRecord, RecordContext, EntityStep<TRecord>> decide)
    {
        using Activity? span = GrainTracing.Start("take event", Key);
        (UserId first, ulong second) = OperationKey.Of(id);
        if (IsKnown(first, second) && await FindAsync(first, second) is { } before)
        {
            // What followed from it may still be under way when the first answer never arrived: a repeat waits for it as well.
            return new EntityReply(before, 1);
        }

        return await AnswerAsync(decide(record, await host.ContextAsync(moment)), first, second, moment.At);
    }

    /// <summary>Takes a step without an answer to keep.</summary>
    protected async Task<EntityReply> StepAsync(CallMoment moment, Func<TRecord, RecordContext, EntityStep<TRecord>> decide)
    {
        EntityStep<TRecord> step = decide(record, await host.ContextAsync(moment));
        return new EntityReply(EntityAnswer.Of(step, moment.At), await CommitAsync(Sum(step, moment.At), []));
    }

    private async Task<EntityReply> AnswerAsync(EntityStep<TRecord> step, UserId originator, ulong counter, SimTime at)
    {
        EntityAnswer answer = EntityAnswer.Of(step, at);
        if (version == 0 && ReferenceEquals(step.After, empty))
        {
            // A number that nobody ever heard of costs the store no row, whoever sends it how often; it is told the same again.
            await AppendAsync(EventForms.ToStored(step.Happenings, at));
            return new EntityReply(answer, 0);
        }

        StoredAnswer kept = new(originator, counter, EntityAnswerForm.ToBytes(answer));
        long unsettled = await CommitAsync(Sum(step, at), [kept]);
        answered?.Add((originator, counter));
        answered = answered?.Count > MostAnswered ? null : answered;
        return new EntityReply(answer, unsettled);
    }

    private StepSum<TRecord> Sum(EntityStep<TRecord> step, SimTime at)
    {
        StepSum<TRecord> sum = new(record);
        sum.Add(step, at);
        return sum;
    }

    // Reading another entity takes no turn of it, so two that look at each other do not wait for each other.
    private async Task FetchAsync(FetchedRecords into, Func<FetchedRecords, ImmutableArray<EntityKey>> needed)
    {
        for (ImmutableArray<EntityKey> keys = needed(into); !keys.IsEmpty; keys = needed(into))
        {
            foreach (EntityKey key in keys)
            {
                await host.Grains.FetchAsync(key, into);
            }
        }
    }

    private bool IsKnown(UserId originator, ulong counter) => answered?.Contains((originator, counter)) ?? true;

    private async ValueTask<EntityAnswer?> FindAsync(UserId originator, ulong counter)
    {
        try
        {
            return await host.Store.FindAnswerAsync(Key, originator, counter) is { } bytes ? EntityAnswerForm.Read(bytes.Span) : null;
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }
    }

    private async Task AppendAsync(ImmutableArray<StoredEvent> events)
    {
        try
        {
            if (!events.IsEmpty)
            {
                await host.Store.AppendAsync(events);
            }
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }
    }

    private async Task<long> CommitAsync(StepSum<TRecord> sum, ImmutableArray<StoredAnswer> answers)
    {
        if (sum.IsEmpty && answers.IsEmpty)
        {
            return 0;
        }

        long next = version + 1;
        EntityCommit<TRecord> commit = new()
        {
            Key = Key,
            Version = next,
            Record = sum.After,
            Outbox = outbox.With(sum.Messages),
            Events = sum.Events,
            Answers = answers,
            Due = DueForms.ToStored(sum.Due, Key),
            DueDone = sum.DueDone,
        };
        try
        {
            await host.Store.CommitAsync(commit);
        }
        catch (StaleEntityException error)
        {
            DeactivateOnIdle();
            throw new EntityRetryException(error.Message);
        }
        catch (StoreUnavailableException error)
        {
            if (error.OutcomeUnknown)
            {
                answered = null;
                DeactivateOnIdle();
            }

            throw new EntityUnavailableException(error.Message);
        }

        record = sum.After;
        version = next;
        outbox.Start(next, sum.Messages);
        return sum.Messages.IsEmpty ? 0 : next;
    }
}
