using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Forms;

namespace Twin.Grains.Storage;

/// <summary>
/// What waits for the writer of a durable store, already serialised by the thread that handed it over: so the next batch is made ready
/// while the writer makes one durable. It is also the promise to the one who waits; the result is the sequence number to be returned.
/// </summary>
internal sealed class PendingStep : TaskCompletionSource<long>
{
    public PendingStep(PendingKind kind, EntityKey key)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Kind = kind;
        Key = key;
    }

    private PendingStep(EntityForms forms, EntityCommit commit)
        : this(PendingKind.Step, commit.Key)
    {
        Check(commit);
        Table = forms.Of(commit.Key.Kind);
        Version = commit.Version;
        Form = Table.Write(commit.RecordAfter);
        Columns = Table.ColumnsOf(commit.RecordAfter);
        Outbox = commit.Outbox;
        Events = commit.Events;
        Details = DetailsOf(commit.Events);
        Answers = commit.Answers;
        Due = commit.Due;
        DueDone = commit.DueDone;
        With = commit.With.IsEmpty ? [] : [.. commit.With.Select(one => new PendingStep(forms, one))];
    }

    public PendingKind Kind { get; }

    public EntityKey Key { get; }

    public EntityTable? Table { get; init; }

    public long Version { get; init; }

    public byte[] Form { get; } = [];

    public ColumnValue[] Columns { get; } = [];

    public ReadOnlyMemory<byte> Outbox { get; }

    public ImmutableArray<Happening> Events { get; private init; } = [];

    /// <summary>What each event says beside its numbers, as bytes.</summary>
    public ReadOnlyMemory<byte>[] Details { get; private init; } = [];

    public ImmutableArray<StoredAnswer> Answers { get; } = [];

    public ImmutableArray<DueItem> Due { get; } = [];

    public ImmutableArray<long> DueDone { get; } = [];

    public KeyValuePair<string, string> Fact { get; init; }

    /// <summary>Steps of other entities that are written with this one in one transaction.</summary>
    public ImmutableArray<PendingStep> With { get; } = [];

    /// <summary>What the writer found of the entity; nothing until it has looked, and where there is none.</summary>
    public FoundEntity Found { get; set; }

    /// <summary>The place of the step's first event.</summary>
    public long FirstEvent { get; private set; }

    /// <summary>The place of the step's first answer.</summary>
    public long FirstAnswer { get; private set; }

    /// <summary>What the step's task will give: set while the batch is written, told only when the batch is durable.</summary>
    public long Sequence { get; private set; }

    /// <summary>
    /// The step of this unit at whose entity another writer was faster; null when there is none. Such a unit is not stored while the rest
    /// of its batch is.
    /// </summary>
    public PendingStep? Stale { get; private set; }

    /// <summary>The entity's last event after this step, which has its places.</summary>
    public long LastEvent
    {
        get
        {
            for (int at = Events.Length - 1; at >= 0; at--)
            {
                if (Events[at].Entity == Key)
                {
                    return FirstEvent + at;
                }
            }

            return Found.LastEvent;
        }
    }

    /// <summary>The entity's last answer after this step, which has its places.</summary>
    public long LastAnswer => Answers.IsEmpty ? Found.LastAnswer : FirstAnswer + Answers.Length - 1;

    /// <summary>A step of an entity, with those of other entities.</summary>
    public static PendingStep Of(EntityForms forms, EntityCommit commit) => new(forms, commit);

    /// <summary>Events that are nobody's step.</summary>
    public static PendingStep Of(IReadOnlyList<Happening> events)
        => new(PendingKind.Append, default) { Events = [.. events], Details = DetailsOf(events) };

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

    /// <summary>Compares what was found of the entities with what the steps go on from.</summary>
    public void Judge()
    {
        Stale = Kind == PendingKind.Step && Found.Version != Version - 1 ? this : null;
        foreach (PendingStep one in With)
        {
            one.Judge();
            Stale ??= one.Stale;
        }
    }

    /// <summary>Gives the events and answers of the unit their places in log and list, unless it is stale.</summary>
    public void Place(ref long lastEvent, ref long lastAnswer)
    {
        if (Stale is null)
        {
            FirstEvent = lastEvent + 1;
            lastEvent += Events.Length;
            FirstAnswer = lastAnswer + 1;
            lastAnswer += Answers.Length;
            foreach (PendingStep one in With)
            {
                one.Place(ref lastEvent, ref lastAnswer);
            }
        }

        Sequence = lastEvent;
    }

    /// <summary>Tells the one who waits, after the batch is durable.</summary>
    public void Complete()
    {
        if (Stale is { } stale)
        {
            TrySetException(new StaleEntityException(stale.Key, stale.Version));
        }
        else
        {
            TrySetResult(Sequence);
        }
    }

    /// <summary>
    /// The event of the same entity before the step's event at a place, which is its last from then on: 0 for none; null for an event of
    /// another entity, which has no place in the chain.
    /// </summary>
    public long? Link(EntityKey entity, long sequence)
    {
        if (Kind != PendingKind.Step || entity != Key)
        {
            return null;
        }

        long previous = Found.LastEvent;
        Found = Found with { LastEvent = sequence };
        return previous;
    }

    /// <summary>The entity's answer before one, which is its last from then on; 0 for none.</summary>
    public long LinkAnswer(long id)
    {
        long previous = Found.LastAnswer;
        Found = Found with { LastAnswer = id };
        return previous;
    }

    private static ReadOnlyMemory<byte>[] DetailsOf(IReadOnlyList<Happening> events)
    {
        ReadOnlyMemory<byte>[] details = events.Count == 0 ? [] : new ReadOnlyMemory<byte>[events.Count];
        for (int at = 0; at < details.Length; at++)
        {
            details[at] = EventDetailForm.ToBytes(events[at].Clause, events[at].Values);
        }

        return details;
    }
}
