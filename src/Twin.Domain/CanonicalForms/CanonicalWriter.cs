using System.Buffers.Binary;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>Writes the fields of a canonical form in their order, little-endian, without gaps.</summary>
/// <param name="bytes">Where to; the form must fit.</param>
internal ref struct CanonicalWriter(Span<byte> bytes)
{
    private Span<byte> rest = bytes;

    /// <summary>A byte.</summary>
    internal void Byte(byte value) => Take(sizeof(byte))[0] = value;

    /// <summary>Two bytes.</summary>
    internal void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    /// <summary>Four bytes.</summary>
    internal void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    /// <summary>A device's id.</summary>
    internal void Device(DeviceId value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value.Value);

    /// <summary>A moment.</summary>
    internal void Time(SimTime value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value.Ms);

    private Span<byte> Take(int count)
    {
        Span<byte> field = rest[..count];
        rest = rest[count..];
        return field;
    }
}
