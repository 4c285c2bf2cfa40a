using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.CanonicalForms;

/// <summary>
/// Reads the fields of a canonical form in their order, strictly: bytes that no state or command is written as are refused, so that
/// writing what was read gives the same bytes again.
/// </summary>
internal ref struct CanonicalReader
{
    private readonly string form;
    private readonly int size;
    private ReadOnlySpan<byte> rest;

    /// <summary>Starts at the first field.</summary>
    /// <param name="form">What is read, for errors.</param>
    /// <param name="bytes">The form.</param>
    /// <param name="size">How many bytes it must have.</param>
    /// <exception cref="FormatException">It has more or fewer.</exception>
    internal CanonicalReader(string form, ReadOnlySpan<byte> bytes, int size)
    {
        this.form = form;
        this.size = size;
        rest = bytes.Length == size ? bytes : throw new FormatException($"{form}: found {bytes.Length} bytes; expected {size}");
    }

    /// <summary>The next byte.</summary>
    internal byte Byte() => Take(sizeof(byte))[0];

    /// <summary>The next two bytes.</summary>
    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>The next four bytes.</summary>
    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A device's id.</summary>
    internal DeviceId Device() => new(BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))));

    /// <summary>A moment.</summary>
    internal SimTime Time() => new(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))));

    /// <summary>A meter point's number.</summary>
    internal Mpxn MeterPoint(string field)
    {
        ulong packed = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
        try
        {
            return Mpxn.FromPacked(packed);
        }
        catch (FormatException error)
        {
            throw Refuse(field, packed, "a packed MPxN", error);
        }
    }

    /// <summary>A device's status.</summary>
    internal DeviceStatus Status(string field)
    {
        byte packed = Byte();
        try
        {
            return DeviceStatus.FromPacked(packed);
        }
        catch (FormatException error)
        {
            throw Refuse(field, packed, "a packed device status", error);
        }
    }

    /// <summary>A member of an enumeration of bytes.</summary>
    internal T Member<T>(string field)
        where T : struct, Enum
    {
        byte number = Byte();
        T member = Unsafe.BitCast<byte, T>(number);
        return Enum.IsDefined(member) ? member : throw Refuse(field, number, $"a number of {typeof(T).Name}");
    }

    /// <summary>A number with a limit: a count, or bits of which the highest is known.</summary>
    internal byte AtMost(byte most, string field)
    {
        byte number = Byte();
        return number <= most ? number : throw Refuse(field, number, $"0 to {most}");
    }

    /// <summary>The error that the field just read holds something that is never written.</summary>
    internal readonly FormatException Refuse(string field, ulong found, string expected, Exception? cause = null)
        => new($"{form}: found {found} as {field}, which ends at byte {size - rest.Length}; expected {expected}", cause);

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> field = rest[..count];
        rest = rest[count..];
        return field;
    }
}
