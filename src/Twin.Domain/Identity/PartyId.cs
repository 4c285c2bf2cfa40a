using System.Diagnostics.CodeAnalysis;

namespace Twin.Domain.Identity;

/// <summary>The short name of a SEC party, as <c>SUPPLIER-07</c>: 1 to 30 ASCII letters, digits, hyphens, points or underscores.</summary>
/// <remarks>
/// Party ids have no public format; this one is the twin's. A party owns the <see cref="UserId"/>s it sends with. Compared ordinally.
/// The default value names no party.
/// </remarks>
public readonly record struct PartyId
{
    private const int MostCharacters = 30;

    private readonly string? text;

    private PartyId(string text) => this.text = text;

    /// <summary>Whether this is the default value, which names no party.</summary>
    public bool IsNone => text is null;

    /// <summary>Reads a party id; false when the text is empty, too long or has other characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartyId id)
    {
        bool good = text is { Length: >= 1 and <= MostCharacters }
            && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
        id = good ? new PartyId(text!) : default;
        return good;
    }

    /// <summary>Reads a party id.</summary>
    /// <exception cref="FormatException">The text is empty, too long or has other characters.</exception>
    public static PartyId Parse(string text) => TryParse(text, out PartyId id)
        ? id
        : throw new FormatException($"'{text}' is not a party id; expected 1 to 30 letters, digits, hyphens, points or underscores");

    /// <summary>The text; empty for the default value.</summary>
    public override string ToString() => text ?? string.Empty;
}
