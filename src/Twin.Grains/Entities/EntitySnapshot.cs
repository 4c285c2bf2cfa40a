namespace Twin.Grains.Entities;

/// <summary>A record as it is now.</summary>
/// <param name="Record">The record; the empty one of its id for an entity that is not known.</param>
/// <param name="Version">How often it was stored; 0 for one as the population made it.</param>
[GenerateSerializer, Immutable, Alias("twin.EntitySnapshot`1")]
internal readonly record struct EntitySnapshot<TRecord>([property: Id(0)] TRecord Record, [property: Id(1)] long Version)
    where TRecord : class;
