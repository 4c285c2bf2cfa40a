using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>Writes the fields of a canonical form that has no fixed size, little-endian, lists and texts after their length.</summary>
/// <param name="bytes">Where to.</param>
internal readonly struct FormWriter(IBufferWriter<byte> bytes)
{
    internal delegate void ItemWriter<T>(in FormWriter writer, T item);

    /// <summary>A byte.</summary>
    internal void Byte(byte value) => Room(1)[0] = value;

    /// <summary>Yes or no.</summary>
    internal void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A member of an enumeration of bytes, as its number.</summary>
    internal void Member<T>(T value)
        where T : struct, Enum
        => Byte(System.Runtime.CompilerServices.Unsafe.BitCast<T, byte>(value));

    /// <summary>Two bytes.</summary>
    internal void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(ushort)), value);

    /// <summary>Four bytes.</summary>
    internal void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    /// <summary>Eight bytes.</summary>
    internal void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    /// <summary>Eight bytes without a sign.</summary>
    internal void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    /// <summary>A count, four bytes.</summary>
    internal void Count(int value) => Int32(value);

    /// <summary>A device's id.</summary>
    internal void Device(DeviceId value) => UInt64(value.Value);

    /// <summary>A meter point's number.</summary>
    internal void MeterPoint(Mpxn value) => UInt64(value.Packed);

    /// <summary>A moment.</summary>
    internal void Time(SimTime value) => Int64(value.Ms);

    /// <summary>A moment that may be absent.</summary>
    internal void Time(SimTime? value)
    {
        Flag(value is not null);
        if (value is { } moment)
        {
            Time(moment);
        }
    }

    /// <summary>A text as UTF-8.</summary>
    internal void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Count(length);
        _ = Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>A list.</summary>
    internal void List<T>(Sequence<T> items, ItemWriter<T> write)
        where T : IEquatable<T>
    {
        Count(items.Count);
        foreach (T item in items.AsSpan())
        {
            write(this, item);
        }
    }

    /// <summary>A list of numbers.</summary>
    internal void Numbers(ReadOnlySpan<long> numbers)
    {
        Count(numbers.Length);
        foreach (long number in numbers)
        {
            Int64(number);
        }
    }

    /// <summary>Room for a form of fixed size that another type writes.</summary>
    internal Span<byte> Room(int size)
    {
        Span<byte> room = bytes.GetSpan(size)[..size];
        bytes.Advance(size);
        return room;
    }
}
