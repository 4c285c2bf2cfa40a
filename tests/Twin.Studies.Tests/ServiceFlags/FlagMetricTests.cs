using Twin.Studies.Results;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.ServiceFlags;

/// <summary>Evidence: every figure of the report follows from the exported event log.</summary>
public sealed class FlagMetricTests
{
    private static readonly StudyRun[] All = [StudyRun.Of(FlagScenarios.Eventful), StudyRun.Of(FlagScenarios.FromTheStart)];

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (StudyRun run in All)
        {
            foreach (string variant in run.Variants)
            {
                SortedDictionary<string, double?> expected = new FlagHistory(run.Events(variant), run.Result.HorizonMs).Metrics;
                Assert.Equal(expected.Keys, run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
                foreach (Metric metric in run[variant].Metrics)
                {
                    Assert.True(
                        Math.Abs(expected[metric.Name]!.Value - metric.Value!.Value) < 1e-9,
                        $"{variant}: {metric.Name} is {metric.Value}, the log says {expected[metric.Name]}");
                }
            }
        }
    }

    [Fact]
    public void Every_curve_is_what_the_event_log_says()
    {
        foreach (StudyRun run in All)
        {
            foreach (string variant in run.Variants)
            {
                IReadOnlyList<EventRow> log = run.Events(variant);
                foreach (Series series in run[variant].Series)
                {
                    Assert.NotEmpty(series.Points);
                    foreach (SeriesPoint point in series.Points.Where((p, i) => p.TimeMs > 0 && i % 60 == 0))
                    {
                        double expected = series.Name == "flagRecordsPerRun"
                            ? FlagHistory.RecordsAt(log, point.TimeMs)
                            : FlagHistory.WrongBefore(log, point.TimeMs, series.Name == "falselyActive");
                        Assert.True(expected == point.Value, $"{variant}: {series.Name} at {point.TimeMs}: {point.Value}, not {expected}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere()
    {
        IEnumerable<string> silent = All.SelectMany(static run => run.Result.Variants).SelectMany(static v => v.Metrics)
            .GroupBy(static m => m.Name).Where(static g => g.All(static m => m.Value == 0)).Select(static g => g.Key);
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_metric_has_a_title_or_is_part_of_one_that_has()
        => Assert.All(
            All[0]["as-is"].Metrics, static m => Assert.True(m.Title.Length > 0 || m.Name.Contains('.', StringComparison.Ordinal)));
}
