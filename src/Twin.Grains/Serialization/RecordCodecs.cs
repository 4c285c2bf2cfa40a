using System.Buffers;
using Orleans.Serialization;
using Twin.Domain.Records;
using Twin.Grains.Entities;
using Twin.Grains.Forms;

namespace Twin.Grains.Serialization;

/// <summary>Carries a device's record.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class DeviceRecordCodec : FormCodec<DeviceRecord>
{
    /// <inheritdoc/>
    protected override void Write(DeviceRecord value, IBufferWriter<byte> to)
    {
        new FormWriter(to).Byte(DeviceRecordForm.Version);
        DeviceRecordForm.Write(value, to);
    }

    /// <inheritdoc/>
    protected override DeviceRecord Read(ReadOnlySpan<byte> from) => DeviceRecordForm.Read(from[0], from[1..]);
}

/// <summary>Carries a hub's record.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class HubRecordCodec : FormCodec<HubRecord>
{
    /// <inheritdoc/>
    protected override void Write(HubRecord value, IBufferWriter<byte> to)
    {
        new FormWriter(to).Byte(HubRecordForm.Version);
        HubRecordForm.Write(value, to);
    }

    /// <inheritdoc/>
    protected override HubRecord Read(ReadOnlySpan<byte> from) => HubRecordForm.Read(from[0], from[1..]);
}

/// <summary>Carries a meter point's record.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class MeterPointRecordCodec : FormCodec<MeterPointRecord>
{
    /// <inheritdoc/>
    protected override void Write(MeterPointRecord value, IBufferWriter<byte> to)
    {
        new FormWriter(to).Byte(MeterPointRecordForm.Version);
        MeterPointRecordForm.Write(value, to);
    }

    /// <inheritdoc/>
    protected override MeterPointRecord Read(ReadOnlySpan<byte> from) => MeterPointRecordForm.Read(from[0], from[1..]);
}

/// <summary>Carries a service request.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class RecordRequestCodec : FormCodec<RecordRequest>
{
    /// <inheritdoc/>
    protected override void Write(RecordRequest value, IBufferWriter<byte> to) => RecordRequestForm.Write(value, to);

    /// <inheritdoc/>
    protected override RecordRequest Read(ReadOnlySpan<byte> from) => RecordRequestForm.Read(from);
}

/// <summary>Carries an entity's answer.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class EntityAnswerCodec : FormCodec<EntityAnswer>
{
    /// <inheritdoc/>
    protected override void Write(EntityAnswer value, IBufferWriter<byte> to) => EntityAnswerForm.Write(value, to);

    /// <inheritdoc/>
    protected override EntityAnswer Read(ReadOnlySpan<byte> from) => EntityAnswerForm.Read(from);
}

/// <summary>Carries messages from one entity to another.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class MessageBatchCodec : FormCodec<MessageBatch>
{
    /// <inheritdoc/>
    protected override void Write(MessageBatch value, IBufferWriter<byte> to) => EntityMessageForm.Write(value.Messages.AsSpan(), to);

    /// <inheritdoc/>
    protected override MessageBatch Read(ReadOnlySpan<byte> from) => new(EntityMessageForm.Read(from));
}
