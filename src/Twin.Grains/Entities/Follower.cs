using Twin.Domain.Identity;

namespace Twin.Grains.Entities;

/// <summary>An entity that took a message and now has messages of its own on their way.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="Version">The version whose messages they are.</param>
[GenerateSerializer, Immutable, Alias("twin.Follower")]
internal readonly record struct Follower([property: Id(0)] EntityKind Kind, [property: Id(1)] ulong Number, [property: Id(2)] long Version)
{
    public EntityKey Key => new(Kind, Number);
}
