using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>Another writer changed the entity since it was read; the activation must be dropped and read again.</summary>
public sealed class StaleEntityException(EntityKey key, long version)
    : Exception($"{key.Kind} {key} is not at version {version - 1} in the store: another activation wrote it. Read it again.")
{
    /// <summary>The entity.</summary>
    public EntityKey Key { get; } = key;
}
