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
            $"{AnswerWords.Text(baseline, "topUpsLate")} top-ups are late, the 99th percentile of prepayment waits "
                + $"{AnswerWords.Duration(AnswerWords.Value(baseline, "waitP99Seconds.prepayment"))} and that of alerts "
                + $"{AnswerWords.Duration(AnswerWords.Value(baseline, "waitP99Seconds.alert"))}; "
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
                ("topUpsLate", "late top-ups"),
                ("waitP99Seconds.install", "p99 wait of install and commission in seconds"),
                ("waitP99Seconds.prepayment", "p99 wait of prepayment in seconds"),
                ("waitP99Seconds.scheduled", "p99 wait of scheduled reads in seconds"),
                ("waitP99Seconds.alert", "p99 wait of alerts in seconds"),
                ("targetsMissed", "targets missed"),
                ("adapterRefusals", "deliveries refused by adapters"),
                ("drainHours", "hours to drain")));
        }

        return sentences;
    }

    private static string Drained(double? hours) => hours is { } some
        ? $"the last of them reaches its user after {AnswerWords.Duration(some * 3_600)}."
        : "some of them have not reached their user when the run ends.";
}
