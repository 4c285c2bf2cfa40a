using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>
/// Reads the fields of a canonical form that has no fixed size, strictly: bytes that nothing is written as are refused, so that writing
/// what was read gives the same bytes again.
/// </summary>
internal ref struct FormReader(string form, ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int size = bytes.Length;
    private ReadOnlySpan<byte> rest = bytes;

    internal delegate T ItemReader<T>(ref FormReader reader);

    /// <summary>The next byte.</summary>
    internal byte Byte() => Take(1)[0];

    /// <summary>Yes or no.</summary>
    internal bool Flag(string field) => Byte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Refuse($"found {other} as {field}", "0 or 1"),
    };

    /// <summary>A member of an enumeration of bytes.</summary>
    internal T Member<T>(string field)
        where T : struct, Enum
    {
        byte number = Byte();
        T member = Unsafe.BitCast<byte, T>(number);
        return Enum.IsDefined(member) ? member : throw Refuse($"found {number} as {field}", $"a number of {typeof(T).Name}");
    }

    /// <summary>Two bytes.</summary>
    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>Four bytes.</summary>
    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Eight bytes.</summary>
    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Eight bytes without a sign.</summary>
    internal ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Eight bytes with limits.</summary>
    internal long Within(long least, long most, string field)
    {
        long number = Int64();
        return number >= least && number <= most ? number : throw Refuse($"found {number} as {field}", $"{least} to {most}");
    }

    /// <summary>A count of things of at least so many bytes each, so that a wrong one is found before anything is made for it.</summary>
    internal int Count(string field, int leastBytesEach)
    {
        int count = Int32();
        return count >= 0 && (long)count * leastBytesEach <= rest.Length
            ? count
            : throw Refuse($"found {count} as the count of {field}", $"0 to {rest.Length / leastBytesEach}");
    }

    /// <summary>A moment.</summary>
    internal SimTime Time() => new(Int64());

    /// <summary>A moment that may be absent.</summary>
    internal SimTime? OptionalTime(string field) => Flag(field) ? Time() : null;

    /// <summary>A device's id.</summary>
    internal DeviceId Device() => new(UInt64());

    /// <summary>A meter point's number.</summary>
    internal Mpxn MeterPoint(string field)
    {
        ulong packed = UInt64();
        try
        {
            return Mpxn.FromPacked(packed);
        }
        catch (FormatException error)
        {
            throw Refuse($"found {packed} as {field}", "a packed MPxN", error);
        }
    }

    /// <summary>The bytes of a form of fixed size that another type reads.</summary>
    internal ReadOnlySpan<byte> Room(int count) => Take(count);

    /// <summary>A text.</summary>
    internal string Text(string field)
    {
        ReadOnlySpan<byte> text = Take(Count(field, 1));
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException($"{form}: found bytes that are not UTF-8 as {field}", error);
        }
    }

    /// <summary>A list.</summary>
    internal Sequence<T> List<T>(string field, int bytesEach, ItemReader<T> read)
        where T : IEquatable<T>
    {
        T[] items = new T[Count(field, bytesEach)];
        for (int at = 0; at < items.Length; at++)
        {
            items[at] = read(ref this);
        }

        return [.. items];
    }

    /// <summary>A list of numbers.</summary>
    internal ImmutableArray<long> Numbers(string field)
    {
        long[] numbers = new long[Count(field, sizeof(long))];
        for (int at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Int64();
        }

        return [.. numbers];
    }

    /// <summary>Whether nothing follows.</summary>
    internal readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Holds that nothing follows.</summary>
    internal readonly void End()
    {
        if (!rest.IsEmpty)
        {
            throw Refuse($"found {rest.Length} bytes more", "the end");
        }
    }

    /// <summary>The error that something stands here which is never written.</summary>
    internal readonly FormatException Refuse(string found, string expected, Exception? cause = null)
        => new($"{form}: {found}, which ends at byte {size - rest.Length}; expected {expected}", cause);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
        {
            throw Refuse($"found {rest.Length} bytes where {count} belong", "a whole form");
        }

        ReadOnlySpan<byte> field = rest[..count];
        rest = rest[count..];
        return field;
    }
}
