using Twin.Studies.Results;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.SmkiRecovery;

/// <summary>Evidence: every figure of the report follows from the exported event log, whoever does the work.</summary>
public sealed class RecoveryMetricTests
{
    /// <summary>Small, and eventful enough that every metric is above zero under some variant.</summary>
    internal const string Eventful = """
        study: smki-recovery
        estate: { profile: gb, premises: 700 }
        inputs:
          horizonDays: 14.3
          incident: { atHours: 10, devicePercent: 60 }
          dsp: { marksPerSecond: 2, flagWorkPercent: 10 }
          dcc: { startAfterHours: 3, placementsPerHour: 40, failurePercent: 25, retryAfterHours: 5, mostAttempts: 2 }
          interruption: { afterHours: 8, hours: 6 }
          supplier: { reactionHours: 2, percentPerDay: 6, failurePercent: 30, retryAfterHours: 7, mostAttempts: 2 }
          rdp: { runsPerDay: 3, rejectionPercent: 10 }
        variants:
          - name: as-is
          - { name: MP077-BR, mods: [MP077-BR] }
          - { name: MP077, mods: [MP077] }
        """;

    private static readonly StudyRun Run = StudyRun.Of(Eventful, threads: 1, partitions: 1);

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (string variant in Run.Variants)
        {
            SortedDictionary<string, double?> expected = new RecoveryHistory(Run.Events(variant)).Metrics(10, 3, 9_000, 2, 2);
            Assert.Equal(expected.Keys, Run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            foreach (Metric metric in Run[variant].Metrics)
            {
                Assert.True(
                    Math.Abs(expected[metric.Name]!.Value - metric.Value!.Value) < 1e-6,
                    $"{variant}: {metric.Name} is {metric.Value}, the log says {expected[metric.Name]}");
            }
        }
    }

    [Fact]
    public void Every_curve_is_what_the_event_log_says()
    {
        foreach (string variant in Run.Variants)
        {
            RecoveryHistory history = new(Run.Events(variant));
            foreach (Series series in Run[variant].Series.Where(static s => s.Points.Count > 0))
            {
                foreach (SeriesPoint point in series.Points.Where(static (_, i) => i % 12 == 0))
                {
                    Assert.Equal(history.At(series.Name, point.TimeMs), point.Value);
                }
            }
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere()
    {
        IEnumerable<string> silent = Run.Result.Variants.SelectMany(static v => v.Metrics)
            .GroupBy(static m => m.Name).Where(static g => g.All(static m => m.Value == 0)).Select(static g => g.Key);
        Assert.Empty(silent);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 3)]
    [InlineData(5, 7)]
    public void Threads_and_partitions_change_nothing(int threads, int partitions)
        => Assert.Equal(Run.Everything(), StudyRun.Of(Eventful, threads: threads, partitions: partitions).Everything());

    [Theory]
    [InlineData("incident.atHours=11")]
    [InlineData("incident.devicePercent=61")]
    [InlineData("incident.supplier=Alder Energy")]
    [InlineData("incident.devices=all")]
    [InlineData("dcc.failurePercent=26")]
    [InlineData("dcc.mostAttempts=3")]
    [InlineData("interruption.hours=7")]
    [InlineData("supplier.percentPerDay=21")]
    [InlineData("traffic.top-up.perDevicePerDay=0.05")]
    [InlineData("rdp.rejectionPercent=11")]
    public void Input_about_the_world_changes_it(string setting)
        => Assert.NotEqual(Run.Result.ExogenousHash, StudyRun.Of(Eventful, [setting]).Result.ExogenousHash);

    [Theory]
    [InlineData("dsp.flagWorkPercent=1")]
    [InlineData("dsp.marksPerSecond=3")]
    [InlineData("rdp.runsPerDay=2")]
    public void Input_about_the_systems_leaves_the_world_alone(string setting)
        => Assert.Equal(Run.Result.ExogenousHash, StudyRun.Of(Eventful, [setting]).Result.ExogenousHash);
}
