using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Twin.Domain.Metering;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>Writes the fields of a canonical form that has no fixed size, little-endian, lists and texts after their length.</summary>
/// <param name="bytes">Where to.</param>
internal readonly struct FormWriter(IBufferWriter<byte> bytes)
{
    internal delegate void ItemWriter<T>(in FormWriter writer, T item);

    /// <summary>A byte.</summary>
    internal void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    /// <summary>Yes or no.</summary>
    internal void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A member of an enumeration of bytes, as its number.</summary>
    internal void Member<T>(T value)
        where T : struct, Enum
        => Byte(System.Runtime.CompilerServices.Unsafe.BitCast<T, byte>(value));

    /// <summary>Eight bytes.</summary>
    internal void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    /// <summary>A count, four bytes.</summary>
    internal void Count(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

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
        bytes.Advance(Encoding.UTF8.GetBytes(value, bytes.GetSpan(length)));
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
}
