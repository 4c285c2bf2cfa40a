using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Writes the fields of a record's form in order, little-endian, without gaps; lists and texts with their length first.</summary>
/// <param name="to">Where to.</param>
internal readonly ref struct RecordWriter(IBufferWriter<byte> to)
{
    private readonly IBufferWriter<byte> to = to;

    internal void Byte(byte value) => Take(1)[0] = value;

    internal void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    internal void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    internal void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    internal void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    internal void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    internal void Device(DeviceId value) => UInt64(value.Value);

    internal void MeterPoint(Mpxn value) => UInt64(value.Packed);

    internal void Time(SimTime value) => Int64(value.Ms);

    internal void Key(EntityKey value)
    {
        Byte((byte)value.Kind);
        UInt64(value.Number);
    }

    internal void Text(string value)
    {
        int bytes = Encoding.UTF8.GetByteCount(value);
        Int32(bytes);
        _ = Encoding.UTF8.GetBytes(value, Take(bytes));
    }

    internal void Request(RequestId value)
    {
        UInt64(value.Originator.Value);
        Device(value.Target);
        UInt64(value.Counter);
    }

    internal void Values(RequestValues values)
    {
        Int32(values.Count);
        for (int at = 0; at < values.Count; at++)
        {
            (string name, RequestValue value) = values[at];
            Text(name);
            Byte((byte)value.Kind);
            switch (value.Kind)
            {
                case RequestValueKind.Text:
                    Text(value.Text);
                    break;
                case RequestValueKind.Numbers:
                    Int32(value.Numbers.Length);
                    foreach (long number in value.Numbers)
                    {
                        Int64(number);
                    }

                    break;
                default:
                    Int64(value.Number);
                    break;
            }
        }
    }

    /// <summary>Room for a form of fixed size that another type writes.</summary>
    internal Span<byte> Room(int size) => Take(size);

    private Span<byte> Take(int count)
    {
        Span<byte> span = to.GetSpan(count)[..count];
        to.Advance(count);
        return span;
    }
}
