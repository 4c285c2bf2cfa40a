using System.Diagnostics.CodeAnalysis;

namespace Twin.Domain.Identity;

/// <summary>
/// The EUI-64 of a device: eight octets, written as upper-case hexadecimal pairs with hyphens (<c>00-DB-12-34-56-78-90-A0</c>).
/// </summary>
/// <remarks>
/// Text is read without regard to case (codes.md 9) and always written in upper case. Ids compare as unsigned 64-bit numbers,
/// which is the order of their text. The default value is <c>00-00-00-00-00-00-00-00</c> and stands for no device.
/// </remarks>
public readonly record struct DeviceId : IComparable<DeviceId>
{
    /// <summary>The length of the text form, in characters.</summary>
    public const int TextLength = 23;

    /// <summary>Makes an id from its eight octets, the first in the highest bits.</summary>
    public DeviceId(ulong value) => Value = value;

    /// <summary>The eight octets as one number, the first octet in the highest bits.</summary>
    public ulong Value { get; }

    /// <summary>Whether this is the default value, which names no device.</summary>
    public bool IsNone => Value == 0;

    /// <summary>Reads an EUI-64; false when the text is not eight hexadecimal pairs with hyphens.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceId id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads an EUI-64 without making a string; false when the text is not eight hexadecimal pairs with hyphens.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DeviceId id)
    {
        id = default;
        if (text.Length != TextLength)
        {
            return false;
        }

        ulong value = 0;
        for (int at = 0; at < TextLength; at += 3)
        {
            int octet = (HexDigit(text[at]) << 4) | HexDigit(text[at + 1]);
            if (octet < 0 || (at + 2 < TextLength && text[at + 2] != '-'))
            {
                return false;
            }

            value = (value << 8) | (uint)octet;
        }

        id = new DeviceId(value);
        return true;
    }

    /// <summary>Reads an EUI-64.</summary>
    /// <exception cref="FormatException">The text is not eight hexadecimal pairs with hyphens.</exception>
    public static DeviceId Parse(string text) => TryParse(text, out DeviceId id)
        ? id
        : throw new FormatException($"'{text}' is no EUI-64; expected eight hexadecimal pairs with hyphens, as 00-DB-12-34-56-78-90-A0");

    /// <inheritdoc/>
    public int CompareTo(DeviceId other) => Value.CompareTo(other.Value);

    /// <summary>The upper-case text with hyphens.</summary>
    public override string ToString() => string.Create(TextLength, this, static (text, id) => id.Write(text));

    /// <summary>Writes the upper-case text with hyphens, <see cref="TextLength"/> characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less room.</exception>
    public void Write(Span<char> text)
    {
        text = text[..TextLength];
        for (int at = 0, shift = 56; at < TextLength; at += 3, shift -= 8)
        {
            int octet = (byte)(Value >> shift);
            text[at] = "0123456789ABCDEF"[octet >> 4];
            text[at + 1] = "0123456789ABCDEF"[octet & 0x0F];
            if (shift > 0)
            {
                text[at + 2] = '-';
            }
        }
    }

    /// <summary>Orders by the number.</summary>
    public static bool operator <(DeviceId left, DeviceId right) => left.Value < right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >(DeviceId left, DeviceId right) => left.Value > right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator <=(DeviceId left, DeviceId right) => left.Value <= right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >=(DeviceId left, DeviceId right) => left.Value >= right.Value;

    private static int HexDigit(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        >= 'a' and <= 'f' => digit - 'a' + 10,
        _ => -1,
    };
}
