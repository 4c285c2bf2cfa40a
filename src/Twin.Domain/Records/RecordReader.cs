using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Reads what <see cref="RecordWriter"/> wrote, strictly: bytes that nothing is written as are refused.</summary>
internal ref struct RecordReader
{
    private readonly string form;
    private readonly int size;
    private ReadOnlySpan<byte> rest;

    /// <summary>Starts at the first field.</summary>
    /// <param name="form">What is read, for errors.</param>
    /// <param name="bytes">The form.</param>
    internal RecordReader(string form, ReadOnlySpan<byte> bytes)
    {
        this.form = form;
        size = bytes.Length;
        rest = bytes;
    }

    internal byte Byte() => Take(1)[0];

    internal bool Flag(string field)
    {
        byte value = Byte();
        return value <= 1 ? value == 1 : throw Refuse(field, value, "0 or 1");
    }

    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    internal DeviceId Device() => new(UInt64());

    internal SimTime Time() => new(Int64());

    internal Mpxn MeterPoint(string field)
    {
        ulong packed = UInt64();
        try
        {
            return Mpxn.FromPacked(packed);
        }
        catch (FormatException error)
        {
            throw Refuse(field, packed, "a packed MPxN", error);
        }
    }

    internal EntityKey Key() => new(Member<EntityKind>("kind of record"), UInt64());

    internal T Member<T>(string field)
        where T : struct, Enum
    {
        byte number = Byte();
        T member = Unsafe.BitCast<byte, T>(number);
        return Enum.IsDefined(member) ? member : throw Refuse(field, number, $"a number of {typeof(T).Name}");
    }

    internal string Text()
    {
        int length = Count("length of a text", 1);
        try
        {
            return StrictText.GetString(Take(length));
        }
        catch (DecoderFallbackException error)
        {
            throw Refuse("text", (ulong)length, "UTF-8", error);
        }
    }

    /// <summary>
    /// The number of things in a list of which each takes at least some bytes, so that no wrong number makes room for nothing.
    /// </summary>
    internal int Count(string field, int least)
    {
        int count = Int32();
        return count >= 0 && (long)count * least <= rest.Length
            ? count
            : throw Refuse(field, (ulong)(uint)count, "no more than the form has bytes for");
    }

    internal RequestId Request() => new(new UserId(UInt64()), Device(), UInt64());

    internal ServiceRequestVariant Variant()
    {
        string srv = Text();
        return ServiceRequestVariant.TryParse(srv, out ServiceRequestVariant variant)
            ? variant
            : throw new FormatException($"{form}: found '{srv}' as service request variant; expected one as 8.1.1");
    }

    internal RequestValues Values()
    {
        int count = Count("number of values", 9);
        KeyValuePair<string, RequestValue>[] values = new KeyValuePair<string, RequestValue>[count];
        for (int at = 0; at < count; at++)
        {
            string name = Text();
            RequestValue value = Value(Member<RequestValueKind>("kind of value"));
            if (at > 0 && string.CompareOrdinal(values[at - 1].Key, name) >= 0)
            {
                throw new FormatException($"{form}: found the value '{name}' after '{values[at - 1].Key}'; expected ascending names");
            }

            values[at] = KeyValuePair.Create(name, value);
        }

        return RequestValues.Of(values);
    }

    /// <summary>The bytes of a form of fixed size that another type reads.</summary>
    internal ReadOnlySpan<byte> Room(int count) => Take(count);

    /// <summary>Refuses what is left over.</summary>
    internal readonly void End()
    {
        if (rest.Length != 0)
        {
            throw new FormatException($"{form}: found {rest.Length} bytes after its end at byte {size - rest.Length}; expected none");
        }
    }

    private static UTF8Encoding StrictText { get; } = new(false, true);

    private RequestValue Value(RequestValueKind kind)
    {
        switch (kind)
        {
            case RequestValueKind.Text:
                return RequestValue.Of(Text());
            case RequestValueKind.Numbers:
                ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>(Count("number of numbers", 8));
                while (numbers.Count < numbers.Capacity)
                {
                    numbers.Add(Int64());
                }

                return RequestValue.Of(numbers.MoveToImmutable());
            case RequestValueKind.Flag:
                long flag = Int64();
                return flag is 0 or 1 ? RequestValue.Of(flag == 1) : throw Refuse("flag", (ulong)flag, "0 or 1");
            case RequestValueKind.Moment:
                return RequestValue.Of(new SimTime(Int64()));
            default:
                return RequestValue.Of(Int64());
        }
    }

    private readonly FormatException Refuse(string field, ulong found, string expected, Exception? cause = null)
        => new($"{form}: found {found} as {field}, which ends at byte {size - rest.Length}; expected {expected}", cause);

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
