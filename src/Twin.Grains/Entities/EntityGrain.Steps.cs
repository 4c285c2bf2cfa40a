#pragma warning disable ORLEANS0014 // The turn guards the entity on whatever thread its holder goes on, not the scheduler of Orleans.

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <content>How a step becomes durable, in the entity's turn.</content>
internal abstract partial class EntityGrain<TRecord>
{
    private async ValueTask<EntityReply> KeepAsync(EntityStep<TRecord> step, SimTime at, RecordContext context)
        => new(EntityAnswer.Of(step, at), await CommitAsync(Sum(step, at), [], context).ConfigureAwait(false));

    private async ValueTask<EntityReply> AnswerAsync(
        EntityStep<TRecord> step, UserId originator, ulong counter, SimTime at, RecordContext context)
    {
        EntityAnswer answer = EntityAnswer.Of(step, at);
        if (version == 0 && ReferenceEquals(step.After, empty))
        {
            // A number that nobody ever heard of costs the store no row, whoever sends it how often; it is told the same again.
            await AppendAsync(EventForms.ToStored(step.Happenings, at)).ConfigureAwait(false);
            return new EntityReply(answer, 0);
        }

        StoredAnswer kept = new(originator, counter, at, EntityAnswerForm.ToBytes(answer));
        long unsettled = await CommitAsync(Sum(step, at), [kept], context).ConfigureAwait(false);
        Remember(originator, counter);
        return new EntityReply(answer, unsettled);
    }

    /// <summary>Stores a step of which no answer is kept.</summary>
    /// <returns>The version whose messages are still on their way; 0 when none is.</returns>
    protected ValueTask<long> CommitAsync(EntityStep<TRecord> step, RecordContext context)
        => CommitAsync(Sum(step, context.Now), [], context);

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
                await host.Grains.FetchAsync(key, into).ConfigureAwait(false);
            }
        }
    }

    private bool IsKnown(UserId originator, ulong counter)
        => answered is null || (answered.TryGetValue(originator, out ulong highest) && counter <= highest);

    private void Remember(UserId originator, ulong counter)
    {
        if (answered is not null)
        {
            ref ulong highest = ref CollectionsMarshal.GetValueRefOrAddDefault(answered, originator, out _);
            highest = Math.Max(highest, counter);
            answered = answered.Count > MostOriginators ? null : answered;
        }
    }

    private async ValueTask<EntityAnswer?> FindAsync(UserId originator, ulong counter)
    {
        try
        {
            if (answered is null && !hasAskedForAnswered)
            {
                // Once: what is new from then on costs the store nothing.
                answered = new(await host.Store.ReadAnsweredAsync(Key).ConfigureAwait(false));
                answered = answered.Count > MostOriginators ? null : answered;
                hasAskedForAnswered = true;
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

    private async ValueTask AppendAsync(ImmutableArray<StoredEvent> events)
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

    // What follows from the step is stored with it as far as those it concerns are here and free.
    private async ValueTask<long> CommitAsync(StepSum<TRecord> step, ImmutableArray<StoredAnswer> answers, RecordContext context)
    {
        if (step.IsEmpty && answers.IsEmpty)
        {
            return 0;
        }

        Take(step);
        JointStep? joint = null;
        if (!step.Messages.IsEmpty)
        {
            if (outbox.IsIdle)
            {
                joint = JointStep.Of(this, step.Messages, host.Grains.Here, context);
            }
            else
            {
                kept = step.Messages;
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
