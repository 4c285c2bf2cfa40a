using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>The records that a request's route asked for, on their way to the grain that decides.</summary>
[GenerateSerializer, Immutable, Alias("twin.FetchedSet")]
internal sealed class FetchedSet
{
    [Id(0)]
    public List<DeviceRecord> Devices { get; init; } = [];

    [Id(1)]
    public List<HubRecord> Hubs { get; init; } = [];

    [Id(2)]
    public List<MeterPointRecord> MeterPoints { get; init; } = [];

    internal FetchedRecords ToRecords()
    {
        FetchedRecords records = new();
        Devices.ForEach(records.Add);
        Hubs.ForEach(records.Add);
        MeterPoints.ForEach(records.Add);
        return records;
    }
}
