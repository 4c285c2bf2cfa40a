using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.StormDay;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class StormAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        return
        [
            $"{Text(baseline, "powerPremisesOff")} losses of supply raise {Text(baseline, "powerAlertsRaised")} AD1, "
                + $"{Text(baseline, "falseAlerts")} of those handed over raised by firmware alone; "
                + $"half of the real ones are in the network operators' hands after {Duration(Value(baseline, "ad1WaitP50Seconds"))}, "
                + $"99 % after {Duration(Value(baseline, "ad1WaitP99Seconds"))}.",
            $"{Text(baseline, "cplDevicesSuspended")} devices are Suspended; 99 % of {Text(baseline, "n28Received")} alerts about that "
                + $"reach their users within {Duration(Value(baseline, "n28WaitP99Seconds"))}; "
                + $"{Text(baseline, "activationsUnanswered")} activations find no supply, and "
                + $"{Text(baseline, "cplStuckSuspendedAtEnd")} devices are stuck at the end.",
            $"Meanwhile {Text(baseline, "dccBacklogAtRestoration")} messages wait when the DCC comes back, "
                + $"and {Text(baseline, "dccTopUpsLate")} top-ups are late.",
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("ad1WaitP99Seconds", "99th percentile of the wait for AD1"),
                ("n28WaitP99Seconds", "99th percentile of the wait for N28"),
                ("dccTopUpsLate", "late top-ups"),
                ("cplStuckSuspendedAtEnd", "stuck devices"),
                ("cplFlagRecordsExported", "flag records"),
                ("cplRequestsRejectedE5", "rejections with E5"))),
        ];
    }
}
