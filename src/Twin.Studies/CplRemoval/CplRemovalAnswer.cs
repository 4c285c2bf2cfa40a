using System.Globalization;
using Twin.Studies.Results;

namespace Twin.Studies.CplRemoval;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class CplRemovalAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        List<string> sentences =
        [
            $"{Text(baseline, "devicesSuspended")} devices are Suspended, "
                + $"for {Text(baseline, "suspendedDeviceDays")} device-days together; "
                + $"{Text(baseline, "n28Deliveries")} N28 alerts go out, "
                + $"the 99th percentile is delivered after {Duration(Value(baseline, "n28DelayP99Seconds"))}, "
                + $"and {Text(baseline, "requestsRejectedE5")} requests are rejected with E5.",
            $"Under {baseline.Name}, {Text(baseline, "stuckSuspendedAtEnd")} devices are stuck at the end, "
                + $"{Text(baseline, "stuckAlthoughUpdated")} of them although they run a listed version; "
                + $"{Text(baseline, "firmwareUpdatesWasted")} firmware updates go to devices that did not need one.",
        ];
        foreach (VariantResult variant in variants.Skip(1))
        {
            string[] changes =
            [
                .. Change(baseline, variant, "stuckSuspendedAtEnd", "stuck devices"),
                .. Change(baseline, variant, "firmwareUpdatesWasted", "wasted updates"),
                .. Change(baseline, variant, "requestsRejectedE5", "rejections with E5"),
                .. Change(baseline, variant, "n28Deliveries", "N28 alerts"),
                .. Change(baseline, variant, "flagChanges", "flag changes"),
                .. Change(baseline, variant, "flagRecordsExported", "flag records"),
                .. Change(baseline, variant, "filesExported", "files"),
            ];
            sentences.Add(changes.Length == 0
                ? $"{variant.Name} makes no difference to any of this."
                : $"{variant.Name} against {baseline.Name}: {string.Join("; ", changes)}.");
        }

        return sentences;
    }

    private static IEnumerable<string> Change(VariantResult baseline, VariantResult variant, string metric, string what)
    {
        if (Value(baseline, metric) is { } before && Value(variant, metric) is { } after && before != after)
        {
            yield return $"{what} {Number(before)} to {Number(after)}";
        }
    }

    private static double? Value(VariantResult variant, string metric) => variant.Metrics.First(m => m.Name == metric).Value;

    private static string Text(VariantResult variant, string metric) => Value(variant, metric) is { } value ? Number(value) : "no";

    private static string Number(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Duration(double? seconds) => seconds switch
    {
        null => "no time at all, as there are none",
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} seconds"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.#} days"),
    };
}
