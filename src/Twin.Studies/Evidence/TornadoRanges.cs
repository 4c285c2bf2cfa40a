using System.Globalization;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Evidence;

/// <summary>
/// The range of an input for which nobody gave one. A percentage has its odds halved and doubled, any other number is itself halved and
/// doubled; or all are moved by a percentage of themselves.
/// </summary>
/// <remarks>
/// Half and double of 97 % would be 48.5 % and 194 %; of its odds, 94.17 % and 98.48 %: what fails is doubled and halved, too, and no end
/// can leave 0 to 100. Ends are kept within what the input allows. Whole numbers move by one at least.
/// </remarks>
internal static class TornadoRanges
{
    private const int MostDecimals = 12;
    private const int PercentDecimals = 4;

    /// <summary>What low and high mean, for the report.</summary>
    internal static string Definition(decimal? spreadPercent) => spreadPercent is { } spread
        ? $"Low is {Text(spread)} % less and high is {Text(spread)} % more than the value in force, within what the input allows."
        : "Low is half and high is double the value in force, within what the input allows; for a percentage, half and double its odds "
            + "(2 % becomes 1.01 % and 3.92 %, 97 % becomes 94.17 % and 98.48 %). A range of this width does not say what is likely: "
            + "it asks which inputs deserve better sources. --over sets a range that you know.";

    /// <summary>The range; null, with a reason, where there is none.</summary>
    internal static TornadoRange? Of(InputDefinition input, string value, decimal? spreadPercent, out string? reason)
    {
        reason = null;
        if (!decimal.TryParse(
            value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal now))
        {
            reason = $"it is {(value.Length == 0 ? "not set" : value)}, which has no half and no double";
            return null;
        }

        if (input.Unit.Length == 0)
        {
            reason = "it counts nothing: it is an id or a rank, and half of that is another one";
            return null;
        }

        if (now == 0)
        {
            reason = "it is 0, and a share of nothing is nothing; --over gives it a range";
            return null;
        }

        (decimal low, decimal high) = (input.Kind, spreadPercent) switch
        {
            (_, { } spread) => (now - (Math.Abs(now) * spread / 100), now + (Math.Abs(now) * spread / 100)),
            (InputKind.Percent, null) => (Odds(now, 0.5m), Odds(now, 2)),
            _ => (Math.Min(now / 2, now * 2), Math.Max(now / 2, now * 2)),
        };
        string lowText = Text(Within(input, low, now, down: true));
        string highText = Text(Within(input, high, now, down: false));
        string nowText = Text(now);
        if (lowText == nowText && highText == nowText)
        {
            reason = $"its value leaves no room: {input.Allowed}";
            return null;
        }

        // The text in force is kept as it is, so that an end at the base value is seen to be just that.
        return new TornadoRange(input, lowText == nowText ? value : lowText, value, highText == nowText ? value : highText);
    }

    private static decimal Odds(decimal percent, decimal factor)
    {
        decimal scaled = factor * percent;
        return 100 * scaled / (scaled + 100 - percent);
    }

    private static decimal Within(InputDefinition input, decimal end, decimal now, bool down)
    {
        decimal rounded = input.Kind switch
        {
            InputKind.WholeNumber => down ? decimal.Floor(end) : decimal.Ceiling(end),
            InputKind.Percent => decimal.Round(Significant(end, now), PercentDecimals),
            _ => Significant(end, now),
        };
        return Math.Clamp(rounded, input.Least, input.Most);
    }

    // Three figures beyond the first that tells the end from the base: 1.01 for 1.0101010, and 94.17 for 94.1748.
    private static decimal Significant(decimal end, decimal now)
    {
        double apart = Math.Abs((double)(end - now));
        int decimals = apart == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(apart)), 0, MostDecimals);
        return decimal.Round(end, decimals);
    }

    private static string Text(decimal value) => InputAxisReader.Text(value);
}
