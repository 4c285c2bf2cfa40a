using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>A device.</summary>
[GrainType("device")]
internal sealed class DeviceGrain(EntityHost host)
    : EntityGrain<DeviceRecord>(EntityKind.Device, host, static number => DeviceRecord.Empty(new DeviceId(number))), IDeviceGrain
{
    /// <inheritdoc/>
    public ValueTask<EntityReply> RequestAsync(RecordRequest request, FetchedSet? fetched, CallMoment moment)
        => OnceAsync(request, fetched, moment, DeviceSteps.Request);

    /// <inheritdoc/>
    public ValueTask<EntityReply> OperateAsync(DeviceCommand command, Guid id, CallMoment moment)
        => OnceAsync(id, moment, (record, context) => DeviceSteps.Operate(record, command, context));

    /// <inheritdoc/>
    public ValueTask<long> ReachAsync(DeviceCommand command, CallMoment moment)
        => StepAsync(command, moment, static (record, command, context) => DeviceSteps.Operate(record, command, context));

    /// <inheritdoc/>
    protected override DeviceRecord? FromPopulation() => Estate.Population?.Device(new DeviceId(Key.Number));

    /// <inheritdoc/>
    protected override EntityStep<DeviceRecord> Receive(DeviceRecord before, EntityMessage message, RecordContext context)
        => DeviceSteps.Receive(before, message, context);

    /// <inheritdoc/>
    protected override EntityStep<DeviceRecord> Fire(DeviceRecord before, DueEntry due, FetchedRecords fetched, RecordContext context)
        => DeviceSteps.Fire(before, due, fetched, context);

    /// <inheritdoc/>
    protected override ImmutableArray<EntityKey> NeededFor(DeviceRecord before, DueEntry? due, FetchedRecords fetched)
        => RequestRouting.MirrorsOf(before, fetched);
}
