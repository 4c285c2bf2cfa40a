using Orleans.Concurrency;

namespace Twin.Grains.Entities;

/// <summary>What every entity's grain does, whatever its kind. Keyed by the entity's number.</summary>
/// <remarks>
/// A call that changes something ends when the change and the messages that follow from it are durable; the messages go out after it, so
/// that no entity waits for another with its own turn taken, which could end in a circle. Whoever began it all waits by settling.
/// </remarks>
[Alias("twin.IEntityGrain")]
internal interface IEntityGrain : IGrainWithIntegerKey
{
    /// <summary>Takes messages of another entity. Gives the version whose messages are now on their way; 0 for none.</summary>
    [Alias("Receive")]
    Task<long> ReceiveAsync(MessageBatch messages, CallMoment moment);

    /// <summary>Does something that was due.</summary>
    [Alias("Fire")]
    Task<EntityReply> FireAsync(long number, byte[] content, CallMoment moment);

    /// <summary>
    /// Waits until the messages of a version are delivered, or delivery has failed for now. Gives those receivers that have messages of
    /// their own on their way because of it.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Settle")]
    Task<Follower[]> SettleAsync(long version);

    /// <summary>Does nothing but be active, so that messages left over from before a crash go out.</summary>
    [AlwaysInterleave]
    [Alias("Wake")]
    Task WakeAsync();
}
