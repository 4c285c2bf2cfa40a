using System.Globalization;

namespace Twin.Studies.Results;

/// <summary>Figures of variants as the sentences of an answer say them.</summary>
internal static class AnswerWords
{
    /// <summary>A metric's value; null where nothing was measured.</summary>
    internal static double? Value(VariantResult variant, string metric) => variant.Metrics.First(m => m.Name == metric).Value;

    /// <summary>A metric as a whole number with separators, or <c>no</c> where nothing was measured.</summary>
    internal static string Text(VariantResult variant, string metric) => Value(variant, metric) is { } value ? Number(value) : "no";

    /// <summary>A number without decimals, with separators.</summary>
    internal static string Number(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A time in the unit that reads best.</summary>
    internal static string Duration(double? seconds) => seconds switch
    {
        null => "no time at all, as there are none",
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} seconds"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.#} days"),
    };

    /// <summary>What a variant changes in some metrics, as <c>X against Y: stuck devices 12 to 0; ...</c>.</summary>
    /// <param name="baseline">What it is compared with.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="metrics">Names of metrics, each with the words for it.</param>
    internal static string Difference(
        VariantResult baseline, VariantResult variant, params ReadOnlySpan<(string Metric, string Words)> metrics)
    {
        List<string> changes = [];
        foreach ((string metric, string words) in metrics)
        {
            if (Value(baseline, metric) is { } before && Value(variant, metric) is { } after && before != after)
            {
                string unit = baseline.Metrics.First(m => m.Name == metric).Unit;
                changes.Add($"{words} {InUnit(before, unit)} to {InUnit(after, unit)}");
            }
        }

        return changes.Count == 0
            ? $"{variant.Name} makes no difference to any of this."
            : $"{variant.Name} against {baseline.Name}: {string.Join("; ", changes)}.";
    }

    // Times read best in the unit that fits them, whatever their metric counts in.
    private static string InUnit(double value, string unit) => unit switch
    {
        "s" => Duration(value),
        "hours" => Duration(value * 3_600),
        _ => Number(value),
    };
}
