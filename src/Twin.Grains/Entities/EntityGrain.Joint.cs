using System.Collections.Immutable;
using Twin.Domain.Records;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <content>The entity as part of a step that several entities take together. All in the entity's turn.</content>
internal abstract partial class EntityGrain<TRecord>
{
    // The step that is being taken, and what it says that is not delivered within it.
    private StepSum<TRecord>? sum;
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

        Start();
        return true;
    }

    /// <inheritdoc/>
    public ImmutableArray<EntityMessage> Hear(EntityMessage message, RecordContext context)
    {
        EntityStep<TRecord> step = Receive(sum!.After, message, context);
        sum.Add(step, message.At);
        return step.Messages;
    }

    /// <inheritdoc/>
    public void Keep(EntityMessage message) => kept = kept.Add(message);

    /// <inheritdoc/>
    public EntityCommit? Begin(ImmutableArray<StoredAnswer> answers, ImmutableArray<EntityCommit> with)
    {
        if (sum!.IsEmpty && answers.IsEmpty && with.IsEmpty)
        {
            return null;
        }

        ReadOnlyMemory<byte> messages = outbox.With(kept);
        hasOutbox = !messages.IsEmpty;
        Volatile.Write(ref isStoring, true);
        return new EntityCommit<TRecord>
        {
            Key = Key,
            Version = version + 1,
            Record = sum.After,
            Outbox = messages,
            Events = sum.Events,
            Answers = answers,
            Due = DueForms.ToStored(sum.Due, Key),
            DueDone = sum.DueDone,
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
        Volatile.Write(ref record, sum!.After);
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

    private void Start() => sum = new StepSum<TRecord>(record);

    private void Show()
    {
        Volatile.Write(ref isStoring, false);
        Interlocked.Exchange(ref shown, null)?.SetResult();
    }
}
