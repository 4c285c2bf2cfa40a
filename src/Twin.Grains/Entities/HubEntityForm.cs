using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>How a hub's record is stored.</summary>
internal sealed class HubEntityForm : IEntityForm<HubRecord>
{
    /// <inheritdoc/>
    public EntityKind Kind => EntityKind.CommunicationsHub;

    /// <inheritdoc/>
    public string Table => "hub";

    /// <inheritdoc/>
    public ImmutableArray<EntityColumn> Columns { get; } =
        [new("stage", IsText: true, IsIndexed: true), new("region", IsText: true), new("supplier"), new("gpf")];

    /// <inheritdoc/>
    public byte Version => HubRecordForm.Version;

    /// <inheritdoc/>
    public void Write(HubRecord record, IBufferWriter<byte> to) => HubRecordForm.Write(record, to);

    /// <inheritdoc/>
    public HubRecord Read(byte version, ReadOnlySpan<byte> from) => HubRecordForm.Read(version, from);

    /// <inheritdoc/>
    public void Fill(HubRecord record, Span<ColumnValue> values)
    {
        values[0] = ColumnValue.Of(record.State.Stage.ToString());
        values[1] = ColumnValue.Of(record.State.Region.ToString());
        values[2] = ColumnValue.Of(record.State.Supplier);
        values[3] = ColumnValue.Of(unchecked((long)record.Gpf.Value));
    }
}
