using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>Something that is to happen to an entity at a time: a future-dated request, a schedule, a hold-up that runs out.</summary>
/// <param name="Key">The entity.</param>
/// <param name="Number">The entity's own number for it, from 1.</param>
/// <param name="At">When, in the twin's time.</param>
/// <param name="Content">What, in a form of the host's.</param>
public readonly record struct DueItem(EntityKey Key, long Number, SimTime At, ReadOnlyMemory<byte> Content);
