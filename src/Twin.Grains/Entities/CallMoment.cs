using Twin.Domain.Time;

namespace Twin.Grains.Entities;

/// <summary>When a call is made, and which CPL its caller has seen: the entity decides by that one or a newer.</summary>
[GenerateSerializer, Immutable, Alias("twin.CallMoment")]
internal readonly record struct CallMoment([property: Id(0)] long AtMs, [property: Id(1)] long ProductVersion)
{
    public SimTime At => new(AtMs);
}
