using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>The answer in sentences, from the metrics alone.</summary>
internal static class RecoveryAnswer
{
    internal static IReadOnlyList<string> Of(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        List<string> sentences =
        [
            AnswerWords.Value(baseline, "backlogAtRestoration") is { } backlog
                ? $"When the outage ends, {AnswerWords.Number(backlog)} messages wait; under {baseline.Name} "
                    + Drained(AnswerWords.Value(baseline, "drainHours"))
                : $"Nothing stops: under {baseline.Name} the figures are those of ordinary days.",
            $"Of the top-ups that waited in the outage, {AnswerWords.Text(baseline, "topUpsLateAfterOutage")} are late even after its end; "
                + "95 % of prepayment is worked on within "
                + $"{AnswerWords.Duration(AnswerWords.Value(baseline, "recoveryP95Seconds.prepayment"))} "
                + $"of it, and 95 % of alerts within {AnswerWords.Duration(AnswerWords.Value(baseline, "recoveryP95Seconds.alert"))}; "
                + $"full adapters refuse {AnswerWords.Text(baseline, "adapterRefusals")} deliveries.",
        ];
        if (AnswerWords.Value(baseline, "requestsRefused") > 0)
        {
            sentences.Add($"The DSP refuses {AnswerWords.Text(baseline, "requestsRefused")} requests; when users repeat them, "
                + $"{AnswerWords.Text(baseline, "requestsQuarantined")} exceed the user's own threshold and are quarantined.");
        }

        foreach (VariantResult variant in variants.Skip(1))
        {
            sentences.Add(AnswerWords.Difference(
                baseline,
                variant,
                ("topUpsLateAfterOutage", "top-ups late after the outage"),
                ("recoveryP95Seconds.install", "time to 95 % of install and commission"),
                ("recoveryP95Seconds.prepayment", "to 95 % of prepayment"),
                ("recoveryP95Seconds.onDemand", "to 95 % of reads on demand"),
                ("recoveryP95Seconds.scheduled", "to 95 % of scheduled reads"),
                ("recoveryP95Seconds.alert", "to 95 % of alerts"),
                ("targetsMissed", "targets missed"),
                ("adapterRefusals", "deliveries refused by adapters"),
                ("drainHours", "time to drain")));
        }

        return sentences;
    }

    private static string Drained(double? hours) => hours is { } some
        ? $"the last of them reaches its user after {AnswerWords.Duration(some * 3_600)}."
        : "some of them have not reached their user when the run ends.";
}
