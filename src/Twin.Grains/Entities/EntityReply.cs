namespace Twin.Grains.Entities;

/// <summary>An entity's answer to a call.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Unsettled">
/// The entity's version whose messages to others are still on their way, for <see cref="IEntityGrain.SettleAsync"/>; 0 when nothing is.
/// </param>
[GenerateSerializer, Immutable, Alias("twin.EntityReply")]
internal readonly record struct EntityReply([property: Id(0)] EntityAnswer Answer, [property: Id(1)] long Unsettled);
