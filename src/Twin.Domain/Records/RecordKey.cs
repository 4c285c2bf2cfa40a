using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>Names one record.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Number">The EUI-64 of a device or of a hub's CHF, the packed MPxN of a meter point; 0 for none.</param>
public readonly record struct RecordKey(RecordKind Kind, ulong Number) : IComparable<RecordKey>
{
    /// <summary>Whether this is the default value, which names no record.</summary>
    public bool IsNone => Kind == RecordKind.None;

    /// <summary>The device; none for the other kinds.</summary>
    public DeviceId Device => Kind == RecordKind.Device ? new DeviceId(Number) : default;

    /// <summary>The CHF of the hub; none for the other kinds.</summary>
    public DeviceId Chf => Kind == RecordKind.CommunicationsHub ? new DeviceId(Number) : default;

    /// <summary>The meter point; none for the other kinds.</summary>
    public Mpxn MeterPoint => Kind == RecordKind.MeterPoint ? Mpxn.FromPacked(Number) : default;

    /// <summary>A device.</summary>
    public static RecordKey Of(DeviceId device) => new(RecordKind.Device, device.Value);

    /// <summary>A communications hub.</summary>
    public static RecordKey OfHub(DeviceId chf) => new(RecordKind.CommunicationsHub, chf.Value);

    /// <summary>A meter point.</summary>
    public static RecordKey Of(Mpxn meterPoint) => new(RecordKind.MeterPoint, meterPoint.Packed);

    /// <inheritdoc/>
    public int CompareTo(RecordKey other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Number.CompareTo(other.Number);

    /// <summary>The EUI-64 or the MPxN as text; empty for none.</summary>
    public override string ToString() => Kind switch
    {
        RecordKind.None => string.Empty,
        RecordKind.MeterPoint => MeterPoint.ToString(),
        _ => new DeviceId(Number).ToString(),
    };

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by kind, then by number.</summary>
    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;
}
