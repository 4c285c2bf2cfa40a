using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>
/// Other entities' records as they were a moment ago, fetched by the host because <see cref="RequestRouting"/> asked for them. A record
/// that is neither stored nor in the population is fetched as the empty record of its id.
/// </summary>
public sealed class FetchedRecords
{
    private readonly Dictionary<EntityKey, object> records = [];

    /// <summary>Nothing fetched.</summary>
    public static FetchedRecords None { get; } = new();

    /// <summary>Whether a record is here.</summary>
    public bool Has(EntityKey key) => records.ContainsKey(key);

    /// <summary>Adds a device.</summary>
    public void Add(DeviceRecord device)
    {
        ArgumentNullException.ThrowIfNull(device);
        records[EntityKey.Of(device.Id)] = device;
    }

    /// <summary>Adds a hub.</summary>
    public void Add(HubRecord hub)
    {
        ArgumentNullException.ThrowIfNull(hub);
        records[EntityKey.OfHub(hub.Chf)] = hub;
    }

    /// <summary>Adds a meter point.</summary>
    public void Add(MeterPointRecord meterPoint)
    {
        ArgumentNullException.ThrowIfNull(meterPoint);
        records[EntityKey.Of(meterPoint.Id)] = meterPoint;
    }

    /// <summary>A device that was fetched; the empty record when it was not.</summary>
    public DeviceRecord Device(DeviceId id)
        => records.GetValueOrDefault(EntityKey.Of(id)) as DeviceRecord ?? DeviceRecord.Empty(id);

    /// <summary>A hub that was fetched; the empty record when it was not.</summary>
    public HubRecord Hub(DeviceId chf) => records.GetValueOrDefault(EntityKey.OfHub(chf)) as HubRecord ?? HubRecord.Empty(chf);

    /// <summary>A meter point that was fetched; the empty record when it was not.</summary>
    public MeterPointRecord MeterPoint(Mpxn id)
        => records.GetValueOrDefault(EntityKey.Of(id)) as MeterPointRecord ?? MeterPointRecord.Empty(id);
}
