using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>How a meter point's record is stored.</summary>
internal sealed class MeterPointEntityForm : IEntityForm<MeterPointRecord>
{
    /// <inheritdoc/>
    public EntityKind Kind => EntityKind.MeterPoint;

    /// <inheritdoc/>
    public string Table => "meter_point";

    /// <inheritdoc/>
    public ImmutableArray<EntityColumn> Columns { get; } =
    [
        new("mpxn", IsText: true, IsIndexed: true),
        new("kind", IsText: true),
        new("flag", IsText: true, IsIndexed: true),
        new("supplier"),
        new("network_operator"),
    ];

    /// <inheritdoc/>
    public byte Version => MeterPointRecordForm.Version;

    /// <inheritdoc/>
    public void Write(MeterPointRecord record, IBufferWriter<byte> to) => MeterPointRecordForm.Write(record, to);

    /// <inheritdoc/>
    public MeterPointRecord Read(byte version, ReadOnlySpan<byte> from) => MeterPointRecordForm.Read(version, from);

    /// <inheritdoc/>
    public void Fill(MeterPointRecord record, Span<ColumnValue> values)
    {
        values[0] = ColumnValue.Of(record.Id.ToString());
        values[1] = ColumnValue.Of(record.State.Kind.ToString());
        values[2] = ColumnValue.Of(record.State.Flag.ToString());
        values[3] = ColumnValue.Of(record.State.Supplier);
        values[4] = ColumnValue.Of(record.State.NetworkOperator);
    }
}
