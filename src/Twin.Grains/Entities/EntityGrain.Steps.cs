#pragma warning disable ORLEANS0014 // The turn guards the entity on whatever thread its holder goes on, not the scheduler of Orleans.

using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <content>How a step becomes durable, in the entity's turn.</content>
internal abstract partial class EntityGrain<TRecord>
{
    private async ValueTask<EntityReply> KeepAsync(EntityStep<TRecord> step, RecordContext context)
        => new(EntityAnswer.Of(step, context.Now), await CommitAsync(step, [], context).ConfigureAwait(false));

    private async ValueTask<EntityReply> AnswerAsync(EntityStep<TRecord> step, UserId originator, ulong counter, RecordContext context)
    {
        EntityAnswer answer = EntityAnswer.Of(step, context.Now);
        if (version == 0 && ReferenceEquals(step.After, empty))
        {
            // A number that nobody ever heard of costs the store no row, whoever sends it how often; it is told the same again.
            await AppendAsync(step.Happenings).ConfigureAwait(false);
            return new EntityReply(answer, 0);
        }

        StoredAnswer kept = new(originator, counter, context.Now, EntityAnswerForm.ToBytes(answer));
        long unsettled = await CommitAsync(step, [kept], context).ConfigureAwait(false);
        answered?.Take(originator, counter);
        return new EntityReply(answer, unsettled);
    }

    // Reading another entity takes no turn of it, so two that look at each other do not wait for each other.
    private async Task FetchAsync(FetchedRecords into, Func<FetchedRecords, ImmutableArray<EntityKey>> needed)
    {
        for (ImmutableArray<EntityKey> keys = needed(into); !keys.IsEmpty; keys = needed(into))
        {
            foreach (EntityKey key in keys)
            {
                await host.Grains.FetchAsync(key, into).ConfigureAwait(false);
            }
        }
    }

    private bool IsKnown(UserId originator, ulong counter)
        => answered?.MayHave(originator, counter) ?? true;

    private async ValueTask<EntityAnswer?> FindAsync(UserId originator, ulong counter)
    {
        try
        {
            if (answered is null)
            {
                // Once: what is new from then on costs the store nothing.
                answered = new AnsweredCounters(await host.Store.ReadAnsweredAsync(Key).ConfigureAwait(false));
                if (!IsKnown(originator, counter))
                {
                    return null;
                }
            }

            ReadOnlyMemory<byte>? kept = await host.Store.FindAnswerAsync(Key, originator, counter).ConfigureAwait(false);
            return kept is { } bytes ? EntityAnswerForm.Read(bytes.Span) : null;
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }
    }

    private async ValueTask AppendAsync(ImmutableArray<Happening> events)
    {
        try
        {
            if (!events.IsEmpty)
            {
                await host.Store.AppendAsync(events).ConfigureAwait(false);
            }
        }
        catch (StoreUnavailableException error)
        {
            throw new EntityUnavailableException(error.Message);
        }
    }

    private ValueTask<long> CommitAsync(EntityStep<TRecord> step, ImmutableArray<StoredAnswer> answers, RecordContext context)
    {
        Take(step);
        return CommitAsync(answers, context);
    }

    // What follows from the steps is stored with them as far as those it concerns are here and free.
    private async ValueTask<long> CommitAsync(ImmutableArray<StoredAnswer> answers, RecordContext context)
    {
        if (IsNothing && answers.IsEmpty)
        {
            return 0;
        }

        JointStep? joint = null;
        if (taken is { Messages: { IsEmpty: false } said })
        {
            if (outbox.IsIdle)
            {
                joint = JointStep.Of(this, said, host.Grains.Here, context);
            }
            else
            {
                kept = said;
            }
        }

        try
        {
            await StoreAsync(answers, joint).ConfigureAwait(false);
            long unsettled = Stored();
            if (joint?.Stored() is not { } followers)
            {
                return unsettled;
            }

            followers.ForEach(follower => outbox.Follow(version, follower));
            return version;
        }
        finally
        {
            joint?.Leave();
        }
    }

    private async ValueTask StoreAsync(ImmutableArray<StoredAnswer> answers, JointStep? joint)
    {
        try
        {
            ValueTask<long> storing = host.Store.CommitAsync(
                (EntityCommit<TRecord>)Begin(answers, joint is null ? [] : joint.Begin())!);
            if (!storing.IsCompleted)
            {
                Wait();
                joint?.Wait();
            }

            await storing.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Unless it is sure that nothing was stored, the store is asked anew what is.
            bool ends = error is not StoreUnavailableException { OutcomeUnknown: false };
            Failed(ends);
            joint?.Failed(ends);
            if (error is StaleEntityException)
            {
                throw new EntityRetryException(error.Message);
            }

            if (error is StoreUnavailableException)
            {
                throw new EntityUnavailableException(error.Message);
            }

            throw;
        }
    }

    private async ValueTask<EntitySnapshot<TRecord>> ReadStoredAsync()
    {
        SpinWait moment = default;
        while (Volatile.Read(ref isStoring))
        {
            if (Volatile.Read(ref shown) is { } storing)
            {
                await storing.Task.ConfigureAwait(false);
                break;
            }

            // In memory it takes a microsecond.
            moment.SpinOnce();
        }

        TRecord now = Volatile.Read(ref record);
        return new EntitySnapshot<TRecord>(now, Volatile.Read(ref version));
    }
}
