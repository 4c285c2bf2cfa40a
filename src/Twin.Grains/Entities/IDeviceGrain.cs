using Orleans.Concurrency;
using Twin.Domain.Devices;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A device.</summary>
[Alias("twin.IDeviceGrain")]
internal interface IDeviceGrain : IEntityGrain
{
    /// <summary>Decides a service request, or gives the answer it was given before.</summary>
    [Alias("Request")]
    Task<EntityReply> RequestAsync(RecordRequest request, FetchedSet? fetched, CallMoment moment);

    /// <summary>Takes an event from outside, once for its id.</summary>
    [Alias("Operate")]
    Task<EntityReply> OperateAsync(DeviceCommand command, Guid id, CallMoment moment);

    /// <summary>Takes a mass event, of which the machine itself knows whether it was there before.</summary>
    [Alias("Reach")]
    Task<EntityReply> ReachAsync(DeviceCommand command, CallMoment moment);

    /// <summary>The record now.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    [Alias("Read")]
    ValueTask<EntitySnapshot<DeviceRecord>> ReadAsync();
}
