using System.Globalization;
using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class OtaPowerAlertsAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        List<string> sentences =
        [
            $"{Text(baseline, "activations")} activations raise {Text(baseline, "falseAlerts")} false AD1, "
                + $"{Text(baseline, "falseAlertsPerDay")} a day, beside {Text(baseline, "trueAlerts")} true ones.",
        ];
        sentences.AddRange(variants.Select(static variant =>
            $"{variant.Name}: network operators get {Text(variant, "falseAlertsForwarded")} false AD1 ({Percent(variant)} of what they "
            + $"get is true), send {Text(variant, "reads")} 7.4 and drive {Text(variant, "siteVisitsWasted")} times for nothing, for "
            + $"{Text(variant, "costPounds")} pounds; {Text(variant, "trueAlertsHidden")} true AD1 are hidden "
            + $"({Text(variant, "trueAlertsHiddenWhileOff")} while the supply is off, {Text(variant, "outagesHidden")} whole outages) and "
            + $"{Text(variant, "trueAlertsDelayed")} delayed{Late(variant)}."));
        return sentences;
    }

    private static string Late(VariantResult variant)
        => Value(variant, "trueAlertDelayMeanSeconds") is { } seconds ? $", by {Duration(seconds)} on average" : string.Empty;

    private static string Percent(VariantResult variant) => Value(variant, "alertsTruePercent") is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.#} %")
        : "none";
}
