using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Twin.Grains.Forms;

/// <summary>Writes the fields of a persisted form: little-endian numbers, and texts with their length before them.</summary>
/// <param name="to">Where to.</param>
internal readonly ref struct FormWriter(IBufferWriter<byte> to)
{
    internal void Byte(byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    internal void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to.GetSpan(sizeof(ushort)), value);
        to.Advance(sizeof(ushort));
    }

    internal void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }

    internal void UInt64(ulong value) => Int64(unchecked((long)value));

    /// <summary>A number that is small most of the time: seven bits a byte, the last byte without the highest bit.</summary>
    internal void Count(int value)
    {
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    internal void Text(string value)
    {
        int size = Encoding.UTF8.GetByteCount(value);
        Count(size);
        to.Advance(Encoding.UTF8.GetBytes(value, to.GetSpan(size)));
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        to.Write(value);
    }
}
