using System.Collections.Immutable;
using Twin.Domain.Records;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <content>The entity as part of a step that several entities take together. All in the entity's turn.</content>
internal abstract partial class EntityGrain<TRecord>
{
    // What is being taken, as one step; null as long as nothing is. And what it says that is not delivered within it.
    private EntityStep<TRecord>? taken;
    private ImmutableArray<EntityMessage> kept = [];
    private bool hasOutbox;

    /// <inheritdoc/>
    public bool TryJoin()
    {
        if (!turn.TryEnter())
        {
            return false;
        }

        if (Volatile.Read(ref closed) || !outbox.IsIdle)
        {
            turn.Leave();
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public ImmutableArray<EntityMessage> Hear(EntityMessage message, RecordContext context)
    {
        EntityStep<TRecord> step = Receive(taken?.After ?? record, message, context);
        Take(step);
        return step.Messages;
    }

    /// <inheritdoc/>
    public void Keep(EntityMessage message) => kept = kept.Add(message);

    /// <inheritdoc/>
    public EntityCommit? Begin(ImmutableArray<StoredAnswer> answers, ImmutableArray<EntityCommit> with)
    {
        if (IsNothing && answers.IsEmpty && with.IsEmpty)
        {
            return null;
        }

        taken ??= new EntityStep<TRecord> { After = record };
        ReadOnlyMemory<byte> messages = outbox.With(kept);
        hasOutbox = !messages.IsEmpty;
        Volatile.Write(ref isStoring, true);
        return new EntityCommit<TRecord>
        {
            Key = Key,
            Version = version + 1,
            Record = taken.After,
            Outbox = messages,
            Events = taken.Happenings,
            Answers = answers,
            Due = DueForms.ToStored(taken.Due, Key),
            DueDone = taken.DueDone,
            With = with,
        };
    }

    /// <inheritdoc/>
    public void Wait()
    {
        if (isStoring)
        {
            Volatile.Write(ref shown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <inheritdoc/>
    public long Stored()
    {
        if (!isStoring)
        {
            return 0;
        }

        Volatile.Write(ref version, version + 1);
        Volatile.Write(ref record, taken!.After);
        Show();
        outbox.Take(version, kept, hasOutbox);
        return kept.IsEmpty ? 0 : version;
    }

    /// <inheritdoc/>
    public void Failed(bool ends)
    {
        if (ends)
        {
            End();
        }

        Show();
    }

    // Nearly always there is one step only.
    private void Take(EntityStep<TRecord> step) => taken = taken is null ? step : taken.Then(step);

    private bool IsNothing => taken is null || taken.IsEmpty(record);

    private void Show()
    {
        Volatile.Write(ref isStoring, false);
        Interlocked.Exchange(ref shown, null)?.SetResult();
    }
}
