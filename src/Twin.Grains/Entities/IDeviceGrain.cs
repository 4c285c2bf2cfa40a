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
    ValueTask<EntityReply> RequestAsync(RecordRequest request, FetchedSet? fetched, CallMoment moment);

    /// <summary>Takes an event from outside, once for its id.</summary>
    [Alias("Operate")]
    ValueTask<EntityReply> OperateAsync(DeviceCommand command, Guid id, CallMoment moment);

    /// <summary>
    /// Takes a mass event, of which the machine itself knows whether it was there before. Gives the version whose messages are now on
    /// their way; 0 for none.
    /// </summary>
    [Alias("Reach")]
    ValueTask<long> ReachAsync(DeviceCommand command, CallMoment moment);

    /// <summary>The record now.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    [Alias("Read")]
    ValueTask<EntitySnapshot<DeviceRecord>> ReadAsync();
}
