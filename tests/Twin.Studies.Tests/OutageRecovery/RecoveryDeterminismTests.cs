using Twin.Studies.OutageRecovery;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>The same input gives the same bytes, whoever does the work (R8, R9).</summary>
public sealed class RecoveryDeterminismTests
{
    // Enough at once that classes, shards and partitions really work side by side.
    private static readonly string Busy = RecoveryScenarios.Eventful("dsp")
        .Replace("messagesPerPremisesPerDay: 50", "messagesPerPremisesPerDay: 300", StringComparison.Ordinal)
        .Replace("horizonHours: 12", "horizonHours: 6", StringComparison.Ordinal);

    private static readonly string BusyWithoutLog = WithoutLog(1, 1);

    private static readonly string Quiet = RecoveryScenarios.Eventful("outbound")
        .Replace("messagesPerPremisesPerDay: 50", "messagesPerPremisesPerDay: 5", StringComparison.Ordinal);

    private static readonly string QuietRegion = RecoveryScenarios.Eventful("csp:central")
        .Replace("messagesPerPremisesPerDay: 50", "messagesPerPremisesPerDay: 5", StringComparison.Ordinal);

    private static readonly string World = StudyRun.Of(Quiet).Result.ExogenousHash;

    private static string WithoutLog(int threads, int partitions)
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(path, Busy);
            StudyInput input = StudyInput.Load(new OutageRecoveryStudy(), path, [], []);
            StudyRunOptions options = new() { Seed = 7, Threads = threads, Partitions = partitions };
            return Everything(StudyRunner.Run(input.Study, input.Scenario, input.Estates, options).Result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Everything(StudyResult result) => string.Join('\n', (IEnumerable<string>)
    [
        result.Digest,
        result.ExogenousHash,
        .. result.Variants.SelectMany(static v => v.Metrics.Select(m => $"{v.Name} {m.Name}={m.Value:R}")),
        .. result.Variants.SelectMany(static v => v.Series.SelectMany(s => s.Points.Select(p => $"{s.Name} {p.TimeMs} {p.Value:R}"))),
        .. result.Variants.SelectMany(static v => v.Details.SelectMany(d => d.Rows.Select(r => $"{d.Name} {string.Join('|', r)}"))),
    ]);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 7)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(5, 3)]
    [InlineData(5, 7)]
    public void Threads_and_partitions_change_nothing(int threads, int partitions)
        => Assert.Equal(BusyWithoutLog, WithoutLog(threads, partitions));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    public void Event_log_is_the_same_for_any_threads_and_partitions(int threads, int partitions)
        => Assert.Equal(
            StudyRun.Of(QuietRegion, threads: 1, partitions: 3).Everything(),
            StudyRun.Of(QuietRegion, threads: threads, partitions: partitions).Everything());

    [Fact]
    public void Run_with_an_event_log_comes_to_what_a_run_without_one_comes_to()
        => Assert.Equal(BusyWithoutLog, Everything(StudyRun.Of(Busy).Result));

    [Fact]
    public void Another_seed_gives_another_world()
        => Assert.NotEqual(World, StudyRun.Of(Quiet, seed: 8).Result.ExogenousHash);

    [Theory]
    [InlineData("outage.mode=dsp")]
    [InlineData("outage.hours=2.01")]
    [InlineData("mix.topUp.percent=8.1;mix.tariff.percent=2.9")]
    [InlineData("night.peakFactor=2.6")]
    [InlineData("startsAtHour=20.5")]
    [InlineData("device.responseSeconds=4")]
    [InlineData("userRetry.firstSeconds=101")]
    public void Input_about_the_world_changes_it(string settings)
        => Assert.NotEqual(World, StudyRun.Of(Quiet, settings.Split(';')).Result.ExogenousHash);

    [Theory]
    [InlineData("release.timesMean=5")]
    [InlineData("adapter.bufferSeconds=10")]
    [InlineData("threshold.timesMean=none")]
    [InlineData("delivery.mostAttempts=3")]
    public void Input_about_the_systems_leaves_the_world_alone(string setting)
        => Assert.Equal(World, StudyRun.Of(Quiet, [setting]).Result.ExogenousHash);
}
