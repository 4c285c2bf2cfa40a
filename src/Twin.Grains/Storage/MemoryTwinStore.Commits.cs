using System.Numerics;
using System.Runtime.CompilerServices;
using Twin.Domain.Records;

namespace Twin.Grains.Storage;

/// <content>How steps are stored.</content>
public sealed partial class MemoryTwinStore
{
    /// <inheritdoc/>
    public ValueTask<long> CommitAsync<TRecord>(EntityCommit<TRecord> commit, CancellationToken cancellation = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(commit);
        forms.Of<TRecord>(commit.Key);
        if (!commit.With.IsEmpty)
        {
            return CommitTogether(commit);
        }

        PendingStep.Check(commit);
        MemoryShard shard = ShardOf(commit.Key);
        long last;
        lock (shard.Gate)
        {
            ref MemoryEntity entity = ref shard.PlaceAt(commit.Key, commit.Version - 1);
            if (Unsafe.IsNullRef(ref entity))
            {
                return ValueTask.FromException<long>(new StaleEntityException(commit.Key, commit.Version));
            }

            last = Keep(shard, commit, ref entity);
        }

        events.MakeRoom();
        log.Publish(last);
        return new(last);
    }

    private ValueTask<long> CommitTogether(EntityCommit commit)
    {
        PendingStep.Check(commit);
        ulong concerned = 1UL << NumberOf(commit.Key);
        foreach (EntityCommit one in commit.With)
        {
            PendingStep.Check(one);
            concerned |= 1UL << NumberOf(one.Key);
        }

        long last;
        Enter(concerned);
        try
        {
            if (Stale(commit) is { } refused)
            {
                return ValueTask.FromException<long>(new StaleEntityException(refused.Key, refused.Version));
            }

            last = Keep(commit);
            foreach (EntityCommit one in commit.With)
            {
                last = Keep(one);
            }
        }
        finally
        {
            Exit(concerned);
        }

        events.MakeRoom();
        log.Publish(last);
        return new(last);
    }

    private EntityCommit? Stale(EntityCommit commit)
    {
        if (ShardOf(commit.Key).At(commit.Key).Version != commit.Version - 1)
        {
            return commit;
        }

        foreach (EntityCommit one in commit.With)
        {
            if (ShardOf(one.Key).At(one.Key).Version != one.Version - 1)
            {
                return one;
            }
        }

        return null;
    }

    // The locks of all shards whose bit is set, always in the same order.
    private void Enter(ulong concerned)
    {
        for (; concerned != 0; concerned &= concerned - 1)
        {
            shards[BitOperations.TrailingZeroCount(concerned)].Gate.Enter();
        }
    }

    private void Exit(ulong concerned)
    {
        for (; concerned != 0; concerned &= concerned - 1)
        {
            shards[BitOperations.TrailingZeroCount(concerned)].Gate.Exit();
        }
    }

    private long Keep(EntityCommit commit)
    {
        MemoryShard shard = ShardOf(commit.Key);
        return Keep(shard, commit, ref shard.PlaceAt(commit.Key, commit.Version - 1));
    }

    private long Keep(MemoryShard shard, EntityCommit commit, ref MemoryEntity entity)
    {
        entity.Version = commit.Version;
        entity.Record = commit.RecordAfter;
        SetOutbox(shard, commit);
        foreach (StoredAnswer answer in commit.Answers)
        {
            shard.Answers.Add(answer, ref entity.LastAnswer);
        }

        if (!commit.Due.IsEmpty || !commit.DueDone.IsEmpty)
        {
            due.Change(commit);
        }

        return Append(commit, ref entity.LastEvent);
    }

    private static void SetOutbox(MemoryShard shard, EntityCommit commit)
    {
        if (!commit.Outbox.IsEmpty)
        {
            shard.Outboxes[commit.Key] = commit.Outbox;
        }
        else if (shard.Outboxes.Count > 0)
        {
            shard.Outboxes.Remove(commit.Key);
        }
    }

    private long Append(EntityCommit commit, ref long ownersLast)
    {
        lock (eventGate)
        {
            foreach (Happening one in commit.Events)
            {
                events.Append(one, commit.Key, ref ownersLast);
            }

            return events.Last;
        }
    }
}
