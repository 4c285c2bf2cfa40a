using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Twin.Studies.Modifications;

/// <summary>A date of the Gregorian calendar as exact as its source: a day, a month or a year, in ISO 8601.</summary>
/// <remarks>Dates compare by their text: a year comes before its months, a month before its days.</remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    private readonly string? text;

    private PartialDate(string text) => this.text = text;

    /// <summary>Reads <c>2021-11-04</c>, <c>2021-11</c> or <c>2021</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        bool read = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        date = read ? new PartialDate(text!) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(PartialDate other) => string.CompareOrdinal(text, other.text);

    /// <summary>The date in ISO 8601.</summary>
    public override string ToString() => text ?? string.Empty;

    /// <summary>Whether one date comes before another.</summary>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether one date comes after another.</summary>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether one date does not come after another.</summary>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one date does not come before another.</summary>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
