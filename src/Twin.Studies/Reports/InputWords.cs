using System.Globalization;

namespace Twin.Studies.Reports;

/// <summary>Values of inputs as people say them.</summary>
internal static class InputWords
{
    /// <summary>
    /// The value with its unit. Text that is no plain number (a name, a switch, a list, 6h) is shown as it was given; a word such as
    /// <c>none</c> counts nothing, so it takes no unit.
    /// </summary>
    public static string Value(string text, string unit)
    {
        bool number = double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        if (number && unit.Length > 0)
        {
            return Figures.WithUnit(value, value == 1 ? One(unit) : unit);
        }

        return unit.Length == 0 || !text.Any(char.IsAsciiDigit) ? text : text + "\u00a0" + unit;
    }

    // "1 runs a day" reads as a mistake. Units are plurals in their first word, but for "times the mean".
    private static string One(string unit)
    {
        int space = unit.IndexOf(' ', StringComparison.Ordinal);
        string first = space < 0 ? unit : unit[..space];
        string rest = unit[first.Length..];
        return first switch
        {
            "times" => unit,
            _ when Durations.TrySeconds(0, unit) is not null => unit,
            _ when first.EndsWith("ies", StringComparison.Ordinal) => first[..^3] + "y" + rest,
            _ when first.Length > 2 && first.EndsWith('s') && !first.EndsWith("ss", StringComparison.Ordinal) => first[..^1] + rest,
            _ => unit,
        };
    }
}
