using System.Globalization;
using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.PowerOutage;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class PowerOutageAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        List<string> sentences =
        [
            $"Of {Text(baseline, "premisesOff")} losses of supply, {Text(baseline, "alertsRaised")} raise AD1; the first is delivered "
                + $"after {Duration(Value(baseline, "firstDeliveredSeconds"))}, "
                + $"80 % within {Duration(Value(baseline, "p80DeliveredSeconds"))}, "
                + $"the last after {Duration(Value(baseline, "lastDeliveredSeconds"))}; "
                + $"{Percent(baseline, "deliveredWithin60sPercent")} come within the 60 seconds of the SEC.",
            Saved(baseline),
        ];
        sentences.AddRange(variants.Select(static variant =>
            $"{variant.Name}: {Percent(variant, "targetMetPercent")} of the alerts meet the target in force, "
            + $"{Text(variant, "alertsOverTarget")} do not; it costs {Text(variant, "costMillionPounds")} million pounds."));
        return sentences;
    }

    private static string Saved(VariantResult variant) => Value(variant, "minutesSaved") is { } minutes
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Network operators know of an outage {Math.Abs(minutes):0.#} minutes {(minutes < 0 ? "later" : "sooner")} by alert than call.")
        : "No outage was known both by alerts and by calls.";

    private static string Percent(VariantResult variant, string metric) => Value(variant, metric) is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.##} %")
        : "none";
}
