using System.Collections.Immutable;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>Messages of one sender to one receiver, in their order.</summary>
internal sealed class MessageBatch(ImmutableArray<EntityMessage> messages)
{
    public ImmutableArray<EntityMessage> Messages { get; } = messages;
}
