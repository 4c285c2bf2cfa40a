namespace Twin.Domain.Identity;

/// <summary>
/// A postcode of Great Britain, as <c>SW1A 1AA</c>: one or two letters, a digit and perhaps a digit or a letter, then a digit and two
/// letters that are none of C, I, K, M, O and V (the format that Royal Mail publishes; whether there is such a place is not looked at).
/// The default value is none.
/// </summary>
public readonly record struct Postcode
{
    private const int InwardLength = 3;
    private const int LeastLetters = 5;
    private const int MostLetters = 7;

    private Postcode(ulong packed) => Packed = packed;

    /// <summary>
    /// A byte for each character without the space, the first highest, so that numbers have the order of the texts; 0 for none.
    /// </summary>
    public ulong Packed { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsNone => Packed == 0;

    /// <summary>Reads a postcode in any case, with or without the space; no for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Postcode postcode)
    {
        postcode = default;
        Span<char> letters = stackalloc char[MostLetters];
        bool hasSpace = text.Length > InwardLength + 1 && text[^(InwardLength + 1)] == ' ';
        int length = text.Length - (hasSpace ? 1 : 0);
        if (length is < LeastLetters or > MostLetters)
        {
            return false;
        }

        for (int at = 0; at < length; at++)
        {
            letters[at] = char.ToUpperInvariant(text[hasSpace && at >= length - InwardLength ? at + 1 : at]);
        }

        letters = letters[..length];
        if (!IsOutward(letters[..^InwardLength]) || !IsInward(letters[^InwardLength..]))
        {
            return false;
        }

        ulong value = 0;
        for (int at = 0; at < MostLetters; at++)
        {
            value = (value << 8) | (at < length ? letters[at] : 0u);
        }

        postcode = new Postcode(value);
        return true;
    }

    /// <summary>The text in capitals with one space; empty for none.</summary>
    public override string ToString()
    {
        if (IsNone)
        {
            return string.Empty;
        }

        Span<char> text = stackalloc char[MostLetters + 1];
        int length = 0;
        for (int shift = 8 * (MostLetters - 1); shift >= 0 && (byte)(Packed >> shift) != 0; shift -= 8)
        {
            text[length++] = (char)(byte)(Packed >> shift);
        }

        text[(length - InwardLength)..length].CopyTo(text[(length - InwardLength + 1)..]);
        text[length - InwardLength] = ' ';
        return new string(text[..(length + 1)]);
    }

    // A9, A99, A9A, AA9, AA99, AA9A.
    private static bool IsOutward(ReadOnlySpan<char> part)
    {
        int letters = part.Length > 1 && char.IsAsciiLetterUpper(part[1]) ? 2 : 1;
        bool begins = char.IsAsciiLetterUpper(part[0]) && part.Length > letters && char.IsAsciiDigit(part[letters]);
        return begins && part.Length <= letters + 2
            && (part.Length == letters + 1 || char.IsAsciiDigit(part[^1]) || char.IsAsciiLetterUpper(part[^1]));
    }

    private static bool IsInward(ReadOnlySpan<char> part)
        => char.IsAsciiDigit(part[0]) && IsUnit(part[1]) && IsUnit(part[2]);

    private static bool IsUnit(char letter) => char.IsAsciiLetterUpper(letter) && !"CIKMOV".Contains(letter, StringComparison.Ordinal);
}
