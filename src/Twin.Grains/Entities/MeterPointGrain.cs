using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A meter point.</summary>
[GrainType("meterpoint")]
internal sealed class MeterPointGrain(EntityHost host)
    : EntityGrain<MeterPointRecord>(
        EntityKind.MeterPoint, host, static number => MeterPointRecord.Empty(Mpxn.FromPacked(number))), IMeterPointGrain
{
    /// <inheritdoc/>
    public ValueTask<EntityReply> RegisterAsync(RegistrationOrder change, Guid id, CallMoment moment)
        => OnceAsync(id, moment, (record, context) => MeterPointSteps.Register(record, change.ToChange(), context));

    /// <inheritdoc/>
    public ValueTask<EntityReply> ChangeTenancyAsync(Guid id, CallMoment moment) => OnceAsync(id, moment, MeterPointSteps.ChangeTenancy);

    /// <inheritdoc/>
    protected override MeterPointRecord? FromPopulation() => Estate.Population?.MeterPoint(Mpxn.FromPacked(Key.Number));

    /// <inheritdoc/>
    protected override EntityStep<MeterPointRecord> Receive(MeterPointRecord before, EntityMessage message, RecordContext context)
        => MeterPointSteps.Receive(before, message, context);

    /// <inheritdoc/>
    protected override EntityStep<MeterPointRecord> Fire(
        MeterPointRecord before, DueEntry due, FetchedRecords fetched, RecordContext context)
        => MeterPointSteps.Fire(before, due, context);
}
