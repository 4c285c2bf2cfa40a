using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.CplRemoval;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class CplRemovalAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        return
        [
            $"{Text(baseline, "devicesSuspended")} devices are Suspended, "
                + $"for {Text(baseline, "suspendedDeviceDays")} device-days together; "
                + $"{Text(baseline, "n28Deliveries")} N28 alerts go out, "
                + $"the 99th percentile is delivered after {Duration(Value(baseline, "n28DelayP99Seconds"))}, "
                + $"and {Text(baseline, "requestsRejectedE5")} requests are rejected with E5.",
            $"Under {baseline.Name}, {Text(baseline, "stuckSuspendedAtEnd")} devices are stuck at the end, "
                + $"{Text(baseline, "stuckAlthoughUpdated")} of them although they run a listed version; "
                + $"{Text(baseline, "firmwareUpdatesWasted")} firmware updates go to devices that did not need one.",
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("stuckSuspendedAtEnd", "stuck devices"),
                ("firmwareUpdatesWasted", "wasted updates"),
                ("requestsRejectedE5", "rejections with E5"),
                ("n28Deliveries", "N28 alerts"),
                ("flagChanges", "flag changes"),
                ("flagRecordsExported", "flag records"),
                ("filesExported", "files"))),
        ];
    }
}
