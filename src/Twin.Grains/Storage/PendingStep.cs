using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>
/// What waits for the writer of a durable store, already serialised by the thread that handed it over: so the next batch is made ready
/// while the writer makes one durable. It is also the promise to the one who waits; the result is the sequence number to be returned.
/// </summary>
internal sealed class PendingStep(PendingKind kind, EntityKey key)
    : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public PendingKind Kind { get; } = kind;

    public EntityKey Key { get; } = key;

    public EntityTable? Table { get; init; }

    public long Version { get; init; }

    public byte[] Form { get; init; } = [];

    public ColumnValue[] Columns { get; init; } = [];

    public ReadOnlyMemory<byte> Outbox { get; init; }

    public ImmutableArray<StoredEvent> Events { get; init; } = [];

    public ImmutableArray<StoredAnswer> Answers { get; init; } = [];

    public ImmutableArray<DueItem> Due { get; init; } = [];

    public ImmutableArray<long> DueDone { get; init; } = [];

    public KeyValuePair<string, string> Fact { get; init; }

    /// <summary>What the step's task will give: set while the batch is written, told only when the batch is durable.</summary>
    public long Sequence { get; set; }

    /// <summary>Whether another writer was faster; such a step is not stored while the rest of its batch is.</summary>
    public bool IsStale { get; set; }

    /// <summary>Steps of other entities that are written with this one in one transaction.</summary>
    public ImmutableArray<PendingStep> With { get; init; } = [];

    public static PendingStep Of(EntityForms forms, EntityCommit commit)
    {
        Check(commit);
        EntityTable table = forms.Of(commit.Key.Kind);
        return new PendingStep(PendingKind.Step, commit.Key)
        {
            Table = table,
            Version = commit.Version,
            Form = table.Write(commit.RecordAfter),
            Columns = table.ColumnsOf(commit.RecordAfter),
            Outbox = commit.Outbox,
            Events = commit.Events,
            Answers = commit.Answers,
            Due = commit.Due,
            DueDone = commit.DueDone,
            With = commit.With.IsEmpty ? [] : [.. commit.With.Select(one => Of(forms, one))],
        };
    }

    /// <summary>Refuses what no store could keep.</summary>
    public static void Check(EntityCommit commit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commit.Version, 1, nameof(commit));
        foreach (DueItem item in commit.Due)
        {
            if (item.Key != commit.Key)
            {
                throw new ArgumentException($"a step of {commit.Key} cannot set what is due to {item.Key}", nameof(commit));
            }
        }
    }

    /// <summary>Tells the one who waits, after the batch is durable.</summary>
    public void Complete()
    {
        if (IsStale)
        {
            TrySetException(new StaleEntityException(Key, Version));
        }
        else
        {
            TrySetResult(Sequence);
        }
    }
}
