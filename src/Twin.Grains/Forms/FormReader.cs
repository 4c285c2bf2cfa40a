using System.Buffers.Binary;
using System.Text;

namespace Twin.Grains.Forms;

/// <summary>Reads the fields of a persisted form in their order, strictly.</summary>
internal ref struct FormReader
{
    private readonly string form;
    private readonly int size;
    private ReadOnlySpan<byte> rest;

    /// <summary>Starts at the version, which comes first.</summary>
    /// <param name="form">What is read, for errors.</param>
    /// <param name="from">The bytes.</param>
    /// <param name="newest">The newest version known.</param>
    /// <exception cref="FormatException">The version is none.</exception>
    internal FormReader(string form, ReadOnlySpan<byte> from, byte newest)
    {
        this.form = form;
        size = from.Length;
        rest = from;
        Version = Byte();
        if (Version == 0 || Version > newest)
        {
            throw Refuse("the version", Version, $"1 to {newest}; a newer program wrote it, or the bytes are damaged");
        }
    }

    /// <summary>The version of the form.</summary>
    internal byte Version { get; }

    internal byte Byte() => Take(1)[0];

    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    internal ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    internal int Count()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                // Everything counted takes a byte at least, so a larger count is damage and must not become an allocation.
                return value <= (uint)rest.Length ? (int)value : throw Refuse("a count", value, $"at most {rest.Length}");
            }
        }

        throw Refuse("a count", value, "five bytes at most");
    }

    internal string Text() => Encoding.UTF8.GetString(Take(Count()));

    internal ReadOnlySpan<byte> Bytes() => Take(Count());

    internal byte AtMost(byte most, string field)
    {
        byte value = Byte();
        return value <= most ? value : throw Refuse(field, value, $"0 to {most}");
    }

    /// <summary>Says that everything was read.</summary>
    /// <exception cref="FormatException">There is more.</exception>
    internal readonly void End()
    {
        if (!rest.IsEmpty)
        {
            throw new FormatException($"{form}: found {size} bytes; expected {size - rest.Length}");
        }
    }

    internal readonly FormatException Refuse(string field, ulong found, string expected)
        => new($"{form}: found {found} as {field}, which ends at byte {size - rest.Length}; expected {expected}");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
        {
            throw new FormatException($"{form}: found {size} bytes; expected at least {size - rest.Length + count}");
        }

        ReadOnlySpan<byte> field = rest[..count];
        rest = rest[count..];
        return field;
    }
}
