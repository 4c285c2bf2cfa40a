using Orleans.Concurrency;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A communications hub.</summary>
[Alias("twin.ICommunicationsHubGrain")]
internal interface ICommunicationsHubGrain : IEntityGrain
{
    /// <summary>Decides a service request, or gives the answer it was given before.</summary>
    [Alias("Request")]
    ValueTask<EntityReply> RequestAsync(RecordRequest request, FetchedSet? fetched, CallMoment moment);

    /// <summary>Takes an event from outside, once for its id.</summary>
    [Alias("Operate")]
    ValueTask<EntityReply> OperateAsync(HubCommand command, ulong gpf, Guid id, CallMoment moment);

    /// <summary>The record now.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    [Alias("Read")]
    ValueTask<EntitySnapshot<HubRecord>> ReadAsync();
}
