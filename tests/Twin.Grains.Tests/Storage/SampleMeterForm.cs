using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Twin.Domain.Identity;
using Twin.Grains.Storage;

namespace Twin.Grains.Tests.Storage;

/// <summary>The form of <see cref="SampleMeter"/>: version 1 knows no supplier column, version 2 does.</summary>
public sealed class SampleMeterForm(byte version = 2) : IEntityForm<SampleMeter>
{
    public EntityKind Kind => EntityKind.Device;

    public string Table => "device";

    public ImmutableArray<EntityColumn> Columns => version == 1
        ? [new EntityColumn("status", IsIndexed: true)]
        : [new EntityColumn("status", IsIndexed: true), new EntityColumn("supplier", IsText: true)];

    public byte Version => version;

    public void Write(SampleMeter record, IBufferWriter<byte> to)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{(record.Supplier is null ? "-" : "+")}{record.Supplier}\n{record.Note}");
        Span<byte> span = to.GetSpan(8 + text.Length);
        BinaryPrimitives.WriteInt64LittleEndian(span, record.Status);
        text.CopyTo(span[8..]);
        to.Advance(8 + text.Length);
    }

    public SampleMeter Read(byte version, ReadOnlySpan<byte> from)
    {
        string[] parts = Encoding.UTF8.GetString(from[8..]).Split('\n', 2);
        return new SampleMeter(BinaryPrimitives.ReadInt64LittleEndian(from), parts[0] == "-" ? null : parts[0][1..], parts[1]);
    }

    public void Fill(SampleMeter record, Span<ColumnValue> values)
    {
        values[0] = ColumnValue.Of(record.Status);
        if (version > 1)
        {
            values[1] = record.Supplier is null ? ColumnValue.None : ColumnValue.Of(record.Supplier);
        }
    }
}
