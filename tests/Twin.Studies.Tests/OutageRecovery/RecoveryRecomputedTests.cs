using Twin.Studies.Results;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>Evidence: every figure of the report follows from the exported event log.</summary>
public sealed class RecoveryRecomputedTests
{
    private static readonly Dictionary<string, StudyRun> Runs =
        RecoveryScenarios.Modes.ToDictionary(static mode => mode, static mode => StudyRun.Of(RecoveryScenarios.Eventful(mode)));

    public static TheoryData<string> Modes => [.. RecoveryScenarios.Modes];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Every_metric_is_what_the_event_log_says(string mode)
    {
        StudyRun run = Runs[mode];
        foreach (string variant in run.Variants)
        {
            SortedDictionary<string, double?> expected = new RecoveryRecomputation(
                run.Events(variant), mode != "none", RecoveryScenarios.ServiceMs(mode)).Metrics();
            IReadOnlyList<Metric> metrics = run[variant].Metrics;
            Assert.Equal(expected.Keys, metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            foreach (Metric metric in metrics)
            {
                AssertSame(metric, expected[metric.Name], $"{mode}, {variant}");
            }
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_in_some_mode_under_some_policy()
    {
        string[] zero =
        [
            .. Runs["dsp"]["fifo"].Metrics.Select(static m => m.Name)
                .Where(name => Runs.Values.All(run => run.Variants.All(variant => run.Metric(variant, name) <= 0))),
        ];

        // Scheduled reads have a day.
        Assert.Equal(["targetsMissed.scheduled"], zero);
    }

    private static void AssertSame(Metric metric, double? expected, string where)
    {
        if (expected is not { } exact || metric.Value is not { } value)
        {
            Assert.True(expected == metric.Value, $"{where}: {metric.Name} is {metric.Value}, by the log {expected}");
            return;
        }

        double least = exact - 1e-9;
        double most = RecoveryRecomputation.IsBinned(metric.Name) ? (exact * (1 + (1 / 1_024.0))) + 0.001 : exact + 1e-9;
        if (metric.Name == "queueEmptyHours")
        {
            // The server keeps fractions of a millisecond that a log does not have.
            (least, most) = (exact - (2 / 3_600_000.0), exact + (2 / 3_600_000.0));
        }

        Assert.True(value >= least && value <= most, $"{where}: {metric.Name} is {value}, by the log {exact}");
    }
}
