using System.Globalization;
using System.Text;
using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>
/// Runs a study at every point of a sweep, each on the same seed: where an input does not change an event, it is the same.
/// </summary>
public static class SweepRunner
{
    private const int MostMetrics = 6;
    private const int MostMetricsOfGrid = 2;

    /// <summary>Runs a sweep.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="options">How to run each point; an event log is not written.</param>
    /// <returns>The result, and how many discrete events were applied in all.</returns>
    /// <exception cref="InvalidInputException">A metric is named that the study does not have.</exception>
    /// <exception cref="OperationCanceledException">The sweep was stopped.</exception>
    public static (SweepResult Result, long Events) Run(SweepPlan plan, StudyRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        List<SweepPoint> points = [];
        long events = 0;
        foreach (IReadOnlyList<string> values in plan.Points)
        {
            InputErrors errors = new();
            StudyInput input = plan.At(values, errors);
            errors.ThrowIfAny();
            (StudyResult result, long applied) = EvidenceRun.Of(input, EvidenceRun.Labelled(options, string.Join(", ", values)));
            points.Add(new SweepPoint(values, result));
            events += applied;
            if (points.Count == 1)
            {
                MetricChoice.Check([.. plan.Metrics, .. plan.Thresholds.Select(static one => one.Metric)], result);
            }
        }

        StudyResult first = points[0].Result;
        SweepResult sweep = new()
        {
            Study = first.Study,
            Title = first.Title,
            Question = first.Question,
            Answer = [],
            Seed = options.Seed,
            Replications = options.Replications,
            Digest = DigestOf(points),
            Axes = plan.Axes,
            Metrics = Chosen(plan, points),
            Thresholds = plan.Thresholds,
            Points = points,
            Assumptions = plan.Input.Scenario.Inputs.ToAssumptions(),
        };
        return (sweep with { Answer = SweepAnswer.Of(sweep) }, events);
    }

    private static string[] Chosen(SweepPlan plan, List<SweepPoint> points)
    {
        string[] named = [.. plan.Metrics.Concat(plan.Thresholds.Select(static one => one.Metric)).Distinct(StringComparer.Ordinal)];
        return named.Length > 0
            ? named
            : [.. MetricChoice.Moving([.. points.Select(static one => one.Result)])
                .Take(plan.Axes.Count == 1 ? MostMetrics : MostMetricsOfGrid)];
    }

    private static string DigestOf(List<SweepPoint> points)
    {
        StringBuilder all = new();
        foreach (SweepPoint point in points)
        {
            all.Append(CultureInfo.InvariantCulture, $"{string.Join('|', point.Values)}={point.Result.Digest}\n");
        }

        return TextDigest.Of(all);
    }
}
