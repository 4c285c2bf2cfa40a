using Twin.Studies.Results;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.PowerOutage;

/// <summary>Evidence: every metric follows from the event log, and nothing but the input decides what is in it.</summary>
public sealed class PowerOutageEvidenceTests
{
    private static readonly string[] Scenarios =
        [PowerScenarios.Eventful, PowerScenarios.FromLossByCurve, PowerScenarios.ByDraw, PowerScenarios.CallsOnly];

    private static readonly StudyRun[] Runs = [.. Scenarios.Select(static s => StudyRun.Of(s))];

    private static PowerRecomputation.World WorldOf(string variant, bool fromLoss) => new(
        HorizonMs: 3 * 3_600_000,
        StartsMs: [600_000, 720_000, 840_000, 10_614_000],
        Reports: 3,
        fromLoss,
        TargetMs: (csp, size) => variant != "achieved" ? 100_000 : csp == "arqiva" ? 705_000 : size <= 5_000 ? 240_000 : 420_000,
        Cost: variant == "renegotiated" ? 300 : 0);

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        for (int number = 0; number < Runs.Length; number++)
        {
            foreach (string variant in Runs[number].Variants)
            {
                SortedDictionary<string, double?> expected =
                    new PowerRecomputation(Runs[number].Events(variant), WorldOf(variant, number == 1)).Metrics();
                Assert.Equal(expected.Keys, Runs[number][variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
                foreach (Metric metric in Runs[number][variant].Metrics)
                {
                    Assert.True(
                        expected[metric.Name] is { } value ? Math.Abs(value - metric.Value!.Value) < 1e-9 : metric.Value is null,
                        $"{variant}: {metric.Name} is {metric.Value}, the log says {expected[metric.Name]}");
                }
            }
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere()
        => Assert.All(
            Runs[0]["as-is"].Metrics.Select(static m => m.Name),
            static name => Assert.True(Runs.Any(run => run.Variants.Any(v => run.Metric(v, name) > 0)), name));

    [Fact]
    public void Premises_lose_and_regain_their_supply_in_turn()
    {
        foreach (IGrouping<string, EventRow> premises in Runs[0].Events("as-is").GroupBy(static r => r["premises"]))
        {
            string[] turns =
                [.. premises.Select(static r => r["event"]).Where(static e => e.StartsWith("supply-", StringComparison.Ordinal))];
            Assert.Equal(turns.Select(static (_, at) => at % 2 == 0 ? "supply-lost" : "supply-restored"), turns);
            Assert.All(
                premises.Where(static r => r["event"].StartsWith("alert-", StringComparison.Ordinal)),
                static alert => Assert.Equal(180_000, alert.TimeMs - alert.Number("lost_ms")));
        }
    }

    [Fact]
    public void Variants_meet_the_same_world_and_another_way_of_delivery_too()
        => Assert.Single(
            Runs.Take(3)
                .SelectMany(static run => run.Variants.Select(v => run[v].ExogenousHash).Append(run.Result.ExogenousHash))
                .Distinct());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(5, 3)]
    [InlineData(5, 7)]
    public void Run_gives_the_same_for_any_threads_and_partitions(int threads, int partitions)
    {
        for (int number = 0; number < 2; number++)
        {
            Assert.Equal(Runs[number].Everything(), StudyRun.Of(Scenarios[number], threads: threads, partitions: partitions).Everything());
        }
    }

    [Theory]
    [InlineData("alerts=50")]
    [InlineData("outage1.area=16")]
    [InlineData("outage1.sharePercent=79")]
    [InlineData("outage1.atMinutes=11")]
    [InlineData("outage1.durationMinutes=21")]
    [InlineData("outage1.restorationMinutes=61")]
    [InlineData("outage1.restoration=exponential")]
    [InlineData("outage1.autoReclosePercent=31")]
    [InlineData("outage4.premises=5-8")]
    [InlineData("calls.percent=31")]
    [InlineData("calls.meanDelayMinutes=11")]
    [InlineData("calls.leastDelayMinutes=2")]
    [InlineData("alertLossPercent=11")]
    [InlineData("holdUpSeconds=181")]
    [InlineData("horizonHours=2.99")]
    public void Input_about_the_world_changes_it(string setting)
        => Assert.NotEqual(Runs[0].Result.ExogenousHash, StudyRun.Of(PowerScenarios.Eventful, [setting]).Result.ExogenousHash);
}
