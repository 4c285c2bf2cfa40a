using Twin.Studies.Results;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.OtaPowerAlerts;

/// <summary>Evidence: every metric follows from the event log, and every decision from what was known when it was made.</summary>
public sealed class OtaPowerAlertsEvidenceTests
{
    private static readonly StudyRun Run = StudyRun.Of(OtaScenarios.Eventful);

    private static IEnumerable<EventRow> Of(string variant, string what) => Run.Events(variant).Where(r => r["event"] == what);

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (string variant in Run.Variants)
        {
            SortedDictionary<string, double?> expected = new OtaRecomputation(Run.Events(variant), OtaScenarios.Days).Metrics();
            Assert.Equal(expected.Keys, Run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            foreach (Metric metric in Run[variant].Metrics)
            {
                Assert.True(
                    expected[metric.Name] is { } value ? Math.Abs(value - metric.Value!.Value) < 1e-6 : metric.Value is null,
                    $"{variant}: {metric.Name} is {metric.Value}, the log says {expected[metric.Name]}");
            }
        }
    }

    [Fact]
    public void Every_metric_but_rejections_is_above_zero_somewhere()
        => Assert.Equal(
            ["readsRejected"],
            Run["as-is"].Metrics.Select(static m => m.Name).Where(static name => !Run.Variants.Any(v => Run.Metric(v, name) > 0)));

    [Fact]
    public void Every_alert_that_a_csp_delivered_is_forwarded_suppressed_or_undecided()
    {
        foreach (string variant in Run.Variants)
        {
            string[] decided = [.. Of(variant, "forwarded").Concat(Of(variant, "suppressed")).Select(Key).Order(StringComparer.Ordinal)];
            HashSet<string> raised = [.. Of(variant, "alert-raised").Select(Key)];

            Assert.Equal(decided.Distinct(), decided);
            Assert.Subset(raised, decided.ToHashSet());
        }
    }

    [Fact]
    public void As_is_passes_everything_on_at_once()
    {
        Assert.Empty(Of("as-is", "suppressed"));
        Assert.All(Of("as-is", "forwarded"), static r => Assert.Equal(r.Number("delivered_ms"), r.TimeMs));
    }

    [Fact]
    public void Window_hides_what_was_lost_within_it_after_an_activation_and_nothing_else()
    {
        ILookup<string, long> activated = Of("window", "activated").ToLookup(static r => r["premises"], static r => r.TimeMs);
        bool InWindow(EventRow r) => activated[r["premises"]].Any(at => r.Number("lost_ms") - at is >= 0 and <= 7_200_000);

        Assert.All(Of("window", "suppressed"), r => Assert.True(InWindow(r)));
        Assert.All(Of("window", "forwarded"), r => Assert.False(InWindow(r)));
        Assert.All(
            Of("window", "forwarded").Concat(Of("window", "suppressed")),
            static r => Assert.Equal(r.Number("delivered_ms"), r.TimeMs));
    }

    [Fact]
    public void Hold_hides_what_the_meter_spoke_of_in_time_and_delays_the_rest()
    {
        // A later return of the same premises speaks for the earlier loss as well: the supply is on.
        ILookup<string, EventRow> heard = Of("cancel", "supply-restored").Where(static r => r["code"].Length > 0)
            .ToLookup(static r => r["premises"]);
        bool InTime(EventRow r)
            => heard[r["premises"]].Any(h => h.Number("lost_ms") >= r.Number("lost_ms") && h.TimeMs + 60_000 < r.TimeMs);

        Assert.All(Of("cancel", "suppressed"), r => Assert.True(InTime(r)));
        Assert.All(Of("cancel", "forwarded"), r => Assert.False(InTime(r)));
        Assert.All(
            Of("cancel", "forwarded").Concat(Of("cancel", "suppressed")),
            static r => Assert.Equal(r.Number("delivered_ms") + 12_000_000, r.TimeMs));
    }

    [Fact]
    public void Automatic_read_hides_what_answers_and_waits_for_the_rest()
    {
        ILookup<string, EventRow> reads = Of("read", "read").ToLookup(Key);

        Assert.All(Of("read", "suppressed"), r => Assert.Equal("answered", Assert.Single(reads[Key(r)])["code"]));
        Assert.All(Of("read", "forwarded"), r => Assert.Equal("unanswered", Assert.Single(reads[Key(r)])["code"]));
        Assert.All(Of("read", "forwarded"), static r => Assert.Equal(r.Number("delivered_ms") + 230_000, r.TimeMs));
    }

    [Fact]
    public void Read_is_answered_only_where_the_supply_is_on()
    {
        foreach (string variant in Run.Variants)
        {
            ILookup<string, EventRow> turns = Run.Events(variant)
                .Where(static r => r["event"].StartsWith("supply-", StringComparison.Ordinal)).ToLookup(static r => r["premises"]);
            foreach (EventRow read in Of(variant, "read"))
            {
                bool isOff = turns[read["premises"]].Last(r => r.TimeMs <= read.TimeMs)["event"] == "supply-lost";
                Assert.Equal(isOff ? "yes" : "no", read["off"]);
                Assert.False(isOff && read["code"] == "answered");
            }
        }
    }

    [Fact]
    public void Variants_meet_the_same_world()
        => Assert.All(Run.Variants, static variant => Assert.Equal(Run.Result.ExogenousHash, Run[variant].ExogenousHash));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(5, 3)]
    [InlineData(5, 7)]
    public void Run_gives_the_same_for_any_threads_and_partitions(int threads, int partitions)
        => Assert.Equal(Run.Everything(), StudyRun.Of(OtaScenarios.Eventful, threads: threads, partitions: partitions).Everything());

    [Theory]
    [InlineData("campaign.meters=10")]
    [InlineData("campaign.sharePercent=31")]
    [InlineData("campaign.days=3")]
    [InlineData("campaign.fromHour=1")]
    [InlineData("campaign.hours=23")]
    [InlineData("campaign.newSpecificationPercent=11")]
    [InlineData("campaign.cutMostSeconds=901")]
    [InlineData("campaign.restorationAlertPercent=71")]
    [InlineData("outages.perPremisesPerYear=121")]
    [InlineData("outages.meanPremises=41")]
    [InlineData("outages.meanMinutes=41")]
    [InlineData("outages.shortPercent=31")]
    [InlineData("storm.area=none")]
    [InlineData("storm.factor=5")]
    [InlineData("storm.hours=20")]
    [InlineData("alertLossPercent=6")]
    public void Input_about_the_world_changes_it(string setting)
        => Assert.NotEqual(Run.Result.ExogenousHash, OneVariant(setting).Result.ExogenousHash);

    [Theory]
    [InlineData("suppression.windowMinutes=1")]
    [InlineData("dno.readPercent=1")]
    [InlineData("dno.visitPounds=1")]
    [InlineData("restorationAlert.delaySeconds=1")]
    public void Input_about_the_systems_leaves_the_world_alone(string setting)
        => Assert.Equal(Run.Result.ExogenousHash, OneVariant(setting).Result.ExogenousHash);

    private static StudyRun OneVariant(string setting) => StudyRun.Of(
        OtaScenarios.Eventful[..OtaScenarios.Eventful.IndexOf("variants:", StringComparison.Ordinal)], [setting]);

    private static string Key(EventRow row) => row["premises"] + " " + row["lost_ms"];
}
