using System.Diagnostics.CodeAnalysis;
using System.Globalization;

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
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceId id)
    {
        id = default;
        if (text is null || text.Length != TextLength)
        {
            return false;
        }

        ulong value = 0;
        for (int octet = 0; octet < 8; octet++)
        {
            int at = octet * 3;
            if (octet > 0 && text[at - 1] != '-')
            {
                return false;
            }

            if (!byte.TryParse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte part))
            {
                return false;
            }

            value = (value << 8) | part;
        }

        id = new DeviceId(value);
        return true;
    }

    /// <summary>Reads an EUI-64.</summary>
    /// <exception cref="FormatException">The text is not eight hexadecimal pairs with hyphens.</exception>
    public static DeviceId Parse(string text) => TryParse(text, out DeviceId id)
        ? id
        : throw new FormatException($"'{text}' is not an EUI-64; expected eight hexadecimal pairs with hyphens, as 00-DB-12-34-56-78-90-A0");

    /// <inheritdoc/>
    public int CompareTo(DeviceId other) => Value.CompareTo(other.Value);

    /// <summary>The upper-case text with hyphens.</summary>
    public override string ToString() => string.Create(TextLength, Value, static (text, value) =>
    {
        for (int octet = 0; octet < 8; octet++)
        {
            if (octet > 0)
            {
                text[(octet * 3) - 1] = '-';
            }

            byte part = (byte)(value >> (56 - (octet * 8)));
            _ = part.TryFormat(text[(octet * 3)..], out _, "X2", CultureInfo.InvariantCulture);
        }
    });

    /// <summary>Orders by the number.</summary>
    public static bool operator <(DeviceId left, DeviceId right) => left.Value < right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >(DeviceId left, DeviceId right) => left.Value > right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator <=(DeviceId left, DeviceId right) => left.Value <= right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >=(DeviceId left, DeviceId right) => left.Value >= right.Value;
}
