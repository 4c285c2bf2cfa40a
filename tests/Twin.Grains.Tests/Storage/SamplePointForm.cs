using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Grains.Storage;

namespace Twin.Grains.Tests.Storage;

/// <summary>The form of <see cref="SamplePoint"/>, without columns.</summary>
public sealed class SamplePointForm : IEntityForm<SamplePoint>
{
    public EntityKind Kind => EntityKind.MeterPoint;

    public string Table => "meter_point";

    public ImmutableArray<EntityColumn> Columns => [];

    public byte Version => 1;

    public void Write(SamplePoint record, IBufferWriter<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), record.Flag);
        to.Advance(8);
    }

    public SamplePoint Read(byte version, ReadOnlySpan<byte> from) => new(BinaryPrimitives.ReadInt64LittleEndian(from));

    public void Fill(SamplePoint record, Span<ColumnValue> values)
    {
    }
}
