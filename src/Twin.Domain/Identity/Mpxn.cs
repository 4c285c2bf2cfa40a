using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Twin.Domain.Identity;

/// <summary>
/// A meter point's number: an MPAN (electricity, exactly 13 digits) or an MPRN (gas, 1 to 10 digits).
/// </summary>
/// <remarks>
/// The number of digits is part of the identity (leading zeros count), so it is kept beside the value in one 64-bit word.
/// Check digits are never enforced: published samples break both (codes.md 9); <see cref="HasValidCheckDigits"/> lets a reader
/// of input warn. The default value names no meter point. Order: MPRNs before MPANs, each by value.
/// </remarks>
public readonly record struct Mpxn : IComparable<Mpxn>
{
    private const int DigitsShift = 56;
    private const ulong ValueMask = (1UL << DigitsShift) - 1;

    // Ten to the power of the place, as far as the digits of an MPAN.
    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000,
    ];

    /// <summary>
    /// In <see cref="Packed"/> the digits' value takes at most this many of the lowest bits; the bits from here up to the high byte are 0.
    /// </summary>
    internal const int ValueBits = 44;

    /// <summary>The digits of an MPAN core.</summary>
    public const int MpanDigits = 13;

    /// <summary>The most digits an MPRN has.</summary>
    public const int MostMprnDigits = 10;

    private Mpxn(ulong packed) => Packed = packed;

    /// <summary>The number of digits in the high byte, the digits' value below: a compact key that survives storage.</summary>
    public ulong Packed { get; }

    /// <summary>How many digits the number is written with; 0 for the default value.</summary>
    public int Digits => (int)(Packed >> DigitsShift);

    /// <summary>The digits read as one number.</summary>
    public ulong Value => Packed & ValueMask;

    /// <summary>Whether this is the default value, which names no meter point.</summary>
    public bool IsNone => Packed == 0;

    /// <summary>Whether this is an MPAN (13 digits).</summary>
    public bool IsMpan => Digits == MpanDigits;

    /// <summary>Whether this is an MPRN (1 to 10 digits).</summary>
    public bool IsMprn => Digits is >= 1 and <= MostMprnDigits;

    /// <summary>The distributor id: the first two digits of an MPAN; -1 for an MPRN.</summary>
    public int DistributorId => IsMpan ? (int)(Value / 100_000_000_000UL) : -1;

    /// <summary>Makes an MPAN from its first twelve digits, working out the check digit.</summary>
    /// <param name="firstTwelve">The first twelve digits as a number, 0 to 999,999,999,999.</param>
    public static Mpxn MpanFrom(ulong firstTwelve)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstTwelve, 999_999_999_999UL);
        return new Mpxn(((ulong)MpanDigits << DigitsShift) | ((firstTwelve * 10) + (uint)MpanCheckDigit(firstTwelve)));
    }

    /// <summary>Makes a ten-digit MPRN from its first eight digits, working out the two check digits.</summary>
    /// <param name="firstEight">The first eight digits as a number, 0 to 99,999,999.</param>
    public static Mpxn MprnFrom(ulong firstEight)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstEight, 99_999_999UL);
        return new Mpxn(((ulong)MostMprnDigits << DigitsShift) | ((firstEight * 100) + (uint)MprnCheckDigits(firstEight, 8)));
    }

    /// <summary>Restores a number from <see cref="Packed"/>.</summary>
    /// <exception cref="FormatException">The word is not one that <see cref="Packed"/> gives.</exception>
    public static Mpxn FromPacked(ulong packed)
    {
        Mpxn mpxn = new(packed);
        if (!mpxn.IsNone && (!(mpxn.IsMpan || mpxn.IsMprn) || mpxn.Value >= PowersOfTen[mpxn.Digits]))
        {
            throw new FormatException($"{packed} is not a packed MPxN");
        }

        return mpxn;
    }

    /// <summary>Reads an MPAN (13 digits) or an MPRN (1 to 10 digits); false for anything else. Check digits are not tested.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Mpxn mpxn) => TryParse(text.AsSpan(), out mpxn);

    /// <summary>Reads an MPAN or an MPRN without making a string; false for anything else. Check digits are not tested.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Mpxn mpxn)
    {
        mpxn = default;
        if ((text.Length != MpanDigits && text.Length is < 1 or > MostMprnDigits)
            || !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
        {
            return false;
        }

        mpxn = new Mpxn(((ulong)text.Length << DigitsShift) | value);
        return true;
    }

    /// <summary>Reads an MPAN or an MPRN.</summary>
    /// <exception cref="FormatException">The text is neither 13 digits nor 1 to 10 digits.</exception>
    public static Mpxn Parse(string text) => TryParse(text, out Mpxn mpxn)
        ? mpxn
        : throw new FormatException($"'{text}' is not an MPxN; expected an MPAN of 13 digits or an MPRN of 1 to 10 digits");

    /// <summary>Whether the check digits are those of the published algorithms (codes.md 9); where false a warning, no refusal.</summary>
    public bool HasValidCheckDigits()
    {
        if (IsMpan)
        {
            return (int)(Value % 10) == MpanCheckDigit(Value / 10);
        }

        return Digits >= 3 && (int)(Value % 100) == MprnCheckDigits(Value / 100, Digits - 2);
    }

    /// <inheritdoc/>
    public int CompareTo(Mpxn other) => Packed.CompareTo(other.Packed);

    /// <summary>The digits, leading zeros included; empty for the default value.</summary>
    public override string ToString() => IsNone
        ? string.Empty
        : Value.ToString("D" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Writes the digits, leading zeros included, and says how many they are; at most <see cref="MpanDigits"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is less room.</exception>
    public int Write(Span<char> text)
    {
        ulong rest = Value;
        for (int at = Digits - 1; at >= 0; at--)
        {
            text[at] = (char)('0' + (int)(rest % 10));
            rest /= 10;
        }

        return Digits;
    }

    /// <summary>Orders by <see cref="Packed"/>.</summary>
    public static bool operator <(Mpxn left, Mpxn right) => left.Packed < right.Packed;

    /// <summary>Orders by <see cref="Packed"/>.</summary>
    public static bool operator >(Mpxn left, Mpxn right) => left.Packed > right.Packed;

    /// <summary>Orders by <see cref="Packed"/>.</summary>
    public static bool operator <=(Mpxn left, Mpxn right) => left.Packed <= right.Packed;

    /// <summary>Orders by <see cref="Packed"/>.</summary>
    public static bool operator >=(Mpxn left, Mpxn right) => left.Packed >= right.Packed;

    // codes.md 9: sum of digit times weight over the first twelve, modulo 11, modulo 10.
    private static int MpanCheckDigit(ulong firstTwelve)
    {
        ReadOnlySpan<byte> weights = [43, 41, 37, 31, 29, 23, 19, 17, 13, 7, 5, 3];
        int sum = 0;
        foreach (byte weight in weights)
        {
            sum += (int)(firstTwelve % 10) * weight;
            firstTwelve /= 10;
        }

        return sum % 11 % 10;
    }

    // codes.md 9: sum of the n digits, left to right, with weights n to 1, modulo 11, as two digits.
    private static int MprnCheckDigits(ulong digits, int count)
    {
        int sum = 0;
        for (int weight = 1; weight <= count; weight++)
        {
            sum += (int)(digits % 10) * weight;
            digits /= 10;
        }

        return sum % 11;
    }
}
