using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Storage;

/// <summary>
/// One durable step of one entity: its new record and everything that follows from it, written in one transaction or not at all, with the
/// steps of other entities that it brings about.
/// </summary>
public abstract record EntityCommit
{
    /// <summary>The entity.</summary>
    public required EntityKey Key { get; init; }

    /// <summary>
    /// The version that this step makes: one more than the stored one, 1 for an entity that was never stored. A store that has another
    /// version refuses with <see cref="StaleEntityException"/>: a second activation wrote in between.
    /// </summary>
    public required long Version { get; init; }

    /// <summary>The messages still to be sent to other entities, in a form of the host's; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Outbox { get; init; }

    /// <summary>What happened, in order. The store gives sequence numbers in the order of commits.</summary>
    public ImmutableArray<Happening> Events { get; init; } = [];

    /// <summary>The answers to requests that this step answers, for when they come again.</summary>
    public ImmutableArray<StoredAnswer> Answers { get; init; } = [];

    /// <summary>What is to happen to the entity later; its key is this entity's; the same number replaces the former item.</summary>
    public ImmutableArray<DueItem> Due { get; init; } = [];

    /// <summary>The numbers of due items that are done or withdrawn. Unknown numbers are passed over.</summary>
    public ImmutableArray<long> DueDone { get; init; } = [];

    /// <summary>
    /// Steps of other entities, each entity once, that are stored with this one: all of them, or none when any of them is refused. They
    /// have none with them.
    /// </summary>
    public ImmutableArray<EntityCommit> With { get; init; } = [];

    /// <summary>The record after the step, whatever its type.</summary>
    internal abstract object RecordAfter { get; }
}

/// <summary>A step with the record it leaves.</summary>
public sealed record EntityCommit<TRecord> : EntityCommit
    where TRecord : class
{
    /// <summary>The record after the step.</summary>
    public required TRecord Record { get; init; }

    /// <inheritdoc/>
    internal override object RecordAfter => Record;
}
