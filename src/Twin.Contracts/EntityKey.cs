using Twin.Domain.Identity;

namespace Twin.Contracts;

/// <summary>Names one entity of any kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">
/// The EUI-64 of a device or a hub's CHF, the packed MPxN of a meter point; 0 with <see cref="EntityKind.None"/>.
/// </param>
public readonly record struct EntityKey(EntityKind Kind, ulong Number) : IComparable<EntityKey>
{
    /// <summary>A device.</summary>
    public static EntityKey Of(DeviceId device) => new(EntityKind.Device, device.Value);

    /// <summary>A communications hub.</summary>
    public static EntityKey OfHub(DeviceId chf) => new(EntityKind.CommunicationsHub, chf.Value);

    /// <summary>A meter point.</summary>
    public static EntityKey Of(Mpxn meterPoint) => new(EntityKind.MeterPoint, meterPoint.Packed);

    /// <inheritdoc/>
    public int CompareTo(EntityKey other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Number.CompareTo(other.Number);

    /// <summary>The EUI-64 or the MPxN as text; empty for none.</summary>
    public override string ToString() => Kind switch
    {
        EntityKind.None => string.Empty,
        EntityKind.MeterPoint => Mpxn.FromPacked(Number).ToString(),
        _ => new DeviceId(Number).ToString(),
    };

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator <(EntityKey left, EntityKey right) => left.CompareTo(right) < 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator >(EntityKey left, EntityKey right) => left.CompareTo(right) > 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator <=(EntityKey left, EntityKey right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator >=(EntityKey left, EntityKey right) => left.CompareTo(right) >= 0;
}
