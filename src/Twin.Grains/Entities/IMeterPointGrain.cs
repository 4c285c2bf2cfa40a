using Orleans.Concurrency;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A meter point.</summary>
[Alias("twin.IMeterPointGrain")]
internal interface IMeterPointGrain : IEntityGrain
{
    /// <summary>Takes a change of registration, once for its id.</summary>
    [Alias("Register")]
    ValueTask<EntityReply> RegisterAsync(RegistrationOrder change, Guid id, CallMoment moment);

    /// <summary>Takes a change of tenancy, once for its id.</summary>
    [Alias("ChangeTenancy")]
    ValueTask<EntityReply> ChangeTenancyAsync(Guid id, CallMoment moment);

    /// <summary>The record now.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    [Alias("Read")]
    ValueTask<EntitySnapshot<MeterPointRecord>> ReadAsync();
}
