using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A communications hub.</summary>
[GrainType("hub")]
internal sealed class CommunicationsHubGrain(EntityHost host)
    : EntityGrain<HubRecord>(EntityKind.CommunicationsHub, host, static number => HubRecord.Empty(new DeviceId(number))),
        ICommunicationsHubGrain
{
    /// <inheritdoc/>
    public ValueTask<EntityReply> RequestAsync(RecordRequest request, FetchedSet? fetched, CallMoment moment)
        => OnceAsync(request, fetched, moment, HubSteps.Request);

    /// <inheritdoc/>
    public ValueTask<EntityReply> OperateAsync(HubCommand command, ulong gpf, Guid id, CallMoment moment)
        => OnceAsync(id, moment, (record, context) => HubSteps.Operate(record, new HubOperation(command, new DeviceId(gpf)), context));

    /// <inheritdoc/>
    protected override HubRecord? FromPopulation() => Estate.Population?.HubOf(new DeviceId(Key.Number));

    /// <inheritdoc/>
    protected override EntityStep<HubRecord> Receive(HubRecord before, EntityMessage message, RecordContext context)
        => HubSteps.Receive(before, message, context);

    /// <inheritdoc/>
    protected override EntityStep<HubRecord> Fire(HubRecord before, DueEntry due, FetchedRecords fetched, RecordContext context)
        => HubSteps.Fire(before, due, fetched, context);

    /// <inheritdoc/>
    protected override ImmutableArray<EntityKey> NeededFor(HubRecord before, DueEntry? due, FetchedRecords fetched)
        => due is null ? [] : RequestRouting.NeededBy(before, due, fetched);
}
