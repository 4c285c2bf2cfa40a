namespace Twin.Domain.Identity;

/// <summary>Names one entity of any kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The EUI-64 of a device or of a hub's CHF, the packed MPxN of a meter point; 0 for none.</param>
public readonly record struct EntityKey(EntityKind Kind, ulong Number) : IComparable<EntityKey>
{
    /// <summary>Whether this is the default value, which names no entity.</summary>
    public bool IsNone => Kind == EntityKind.None;

    /// <summary>The device; none for the other kinds.</summary>
    public DeviceId Device => Kind == EntityKind.Device ? new DeviceId(Number) : default;

    /// <summary>The CHF of the hub; none for the other kinds.</summary>
    public DeviceId Chf => Kind == EntityKind.CommunicationsHub ? new DeviceId(Number) : default;

    /// <summary>The meter point; none for the other kinds.</summary>
    public Mpxn MeterPoint => Kind == EntityKind.MeterPoint ? Mpxn.FromPacked(Number) : default;

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
        EntityKind.MeterPoint => MeterPoint.ToString(),
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
