using Twin.Studies.Results;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.SmkiRecovery;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class SmkiRecoveryAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        return
        [
            $"{Text(baseline, "devicesAffected")} devices are affected; {Text(baseline, "devicesRestored")} are restored, half of them "
                + $"after {Duration(Seconds(baseline, "restoredHoursP50"))} and 99 % after "
                + $"{Duration(Seconds(baseline, "restoredHoursP99"))}; "
                + $"{Text(baseline, "leftInRecovery")} are left in Recovery and {Text(baseline, "leftRecovered")} in Recovered, "
                + $"{Text(baseline, "leftGivenUp")} of them given up.",
            .. variants.Select(static variant => $"{variant.Name}: {Text(variant, "flagChanges")} flag changes, which take the DSP "
                + $"{Duration(Seconds(variant, "dspFlagHours"))}, and {Text(variant, "flagRecordsExported")} records to RDPs; "
                + $"the DCC needs {Duration(Seconds(variant, "recoveryWindowHours"))} to recover the devices."),
            $"{Text(baseline, "requestsMetRecovery")} requests meet a device in Recovery and {Text(baseline, "requestsMetRecovered")} one "
                + $"in Recovered; devices refuse {Text(baseline, "requestsFailedAtDevice")} requests and the DCC "
                + $"{Text(baseline, "requestsRejected")}, because the sender's certificate is not on the device.",
        ];
    }

    private static double? Seconds(VariantResult variant, string metric) => Value(variant, metric) * 3_600;
}
