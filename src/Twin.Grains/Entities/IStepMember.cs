using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>An entity of this silo as part of a <see cref="JointStep"/>. From joining to leaving the step has its turn.</summary>
internal interface IStepMember
{
    EntityKey Key { get; }

    /// <summary>Takes the turn, if it is free and nothing that the entity said before is still on its way.</summary>
    bool TryJoin();

    /// <summary>Takes a message within the step.</summary>
    /// <returns>What it says in turn.</returns>
    ImmutableArray<EntityMessage> Hear(EntityMessage message, RecordContext context);

    /// <summary>Takes back a message of its own that cannot be delivered within the step: it goes through the outbox.</summary>
    void Keep(EntityMessage message);

    /// <summary>
    /// What is to be stored; null when nothing is. From now on readers wait for <see cref="Stored"/> or <see cref="Failed"/>.
    /// </summary>
    EntityCommit? Begin(ImmutableArray<StoredAnswer> answers, ImmutableArray<EntityCommit> with);

    /// <summary>Says that storing takes time, so that readers need not spin.</summary>
    void Wait();

    /// <summary>The step is durable.</summary>
    /// <returns>The version whose messages are still on their way; 0 when none is.</returns>
    long Stored();

    /// <summary>The step is not stored.</summary>
    /// <param name="ends">Whether the activation no longer knows what is: it ends, and the next one reads the store.</param>
    void Failed(bool ends);

    /// <summary>Gives the turn back; what is to be sent goes out.</summary>
    void Leave();
}
