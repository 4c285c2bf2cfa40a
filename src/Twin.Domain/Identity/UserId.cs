using System.Diagnostics.CodeAnalysis;

namespace Twin.Domain.Identity;

/// <summary>The EUI-64 of a DCC user: what stands as originator in its requests. Written and read as a <see cref="DeviceId"/>.</summary>
/// <remarks>A party may have several, one for each role. The default value stands for no user.</remarks>
public readonly record struct UserId : IComparable<UserId>
{
    /// <summary>Makes an id from its eight octets, the first in the highest bits.</summary>
    public UserId(ulong value) => Value = value;

    /// <summary>The eight octets as one number, the first octet in the highest bits.</summary>
    public ulong Value { get; }

    /// <summary>Whether this is the default value, which names no user.</summary>
    public bool IsNone => Value == 0;

    /// <summary>Reads an EUI-64; false when the text is not eight hexadecimal pairs with hyphens.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        bool good = DeviceId.TryParse(text, out DeviceId eui);
        id = new UserId(eui.Value);
        return good;
    }

    /// <summary>Reads an EUI-64.</summary>
    /// <exception cref="FormatException">The text is not eight hexadecimal pairs with hyphens.</exception>
    public static UserId Parse(string text) => new(DeviceId.Parse(text).Value);

    /// <inheritdoc/>
    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    /// <summary>The upper-case text with hyphens.</summary>
    public override string ToString() => new DeviceId(Value).ToString();

    /// <summary>Orders by the number.</summary>
    public static bool operator <(UserId left, UserId right) => left.Value < right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >(UserId left, UserId right) => left.Value > right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator <=(UserId left, UserId right) => left.Value <= right.Value;

    /// <summary>Orders by the number.</summary>
    public static bool operator >=(UserId left, UserId right) => left.Value >= right.Value;
}
