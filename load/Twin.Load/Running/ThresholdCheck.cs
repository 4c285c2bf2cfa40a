using System.Globalization;
using Twin.Load.Recording;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;

namespace Twin.Load.Running;

/// <summary>Compares what a run measured with the scenario's thresholds.</summary>
internal static class ThresholdCheck
{
    /// <summary>Every threshold with what was found, then operations and repeats that went wrong.</summary>
    public static IReadOnlyList<ThresholdResult> Of(
        LoadScenario scenario, RunFigures figures, IReadOnlyList<OperationResult> operations, RepeatResult? repeats)
    {
        List<ThresholdResult> results = [.. scenario.Thresholds.Select(one => One(one, figures))];
        results.AddRange(operations.Where(static one => !one.Accepted).Select(static one => new ThresholdResult(
            one.Name, "the twin accepts the operation", one.Code.Length == 0 ? one.Reason : $"{one.Code}: {one.Reason}", false)));
        if (repeats is not null)
        {
            results.Add(new ThresholdResult(
                "verify",
                "repeated requests are answered the same",
                string.Create(CultureInfo.InvariantCulture, $"{repeats.Same} of {repeats.Sent}"),
                repeats.Same == repeats.Sent));
        }

        return results;
    }

    private static ThresholdResult One(Threshold threshold, RunFigures figures)
    {
        StepResult step = threshold.Step is null ? figures.Overall : figures.Steps.First(one => one.Name == threshold.Step);
        string subject = threshold.Step ?? "overall";
        if (step.Calls == 0)
        {
            return new ThresholdResult(subject, threshold.Text, "no calls", false);
        }

        bool isLatency = threshold.Metric is ThresholdMetric.Percentile or ThresholdMetric.Mean;
        if (isLatency && step.Answered == 0)
        {
            return new ThresholdResult(subject, threshold.Text, "no answers", false);
        }

        double value = Value(threshold, step, figures.Held);
        double compared = threshold.IsPercent ? 100 * value / step.Calls : value;
        string found = isLatency
            ? Durations.Text(value / 1e6)
            : threshold.Metric == ThresholdMetric.Rate
                ? Figures.Number(value) + "/s"
                : threshold.IsPercent ? $"{Figures.Number(compared)} % ({Figures.Count((long)value)})" : Figures.Count((long)value);
        return new ThresholdResult(subject, threshold.Text, found, threshold.Holds(compared));
    }

    private static double Value(Threshold threshold, StepResult step, long held) => threshold.Metric switch
    {
        ThresholdMetric.Percentile => step.Latency.Percentile(threshold.Percentile),
        ThresholdMetric.Mean => step.Latency.MeanUs,
        ThresholdMetric.Failures => step.Failures,
        ThresholdMetric.Rate => step.AnsweredPerSecond,
        ThresholdMetric.Code => step.Codes.GetValueOrDefault(threshold.Code.ToString()),
        _ => held,
    };
}
