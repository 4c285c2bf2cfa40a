using Twin.Studies.Results;
using Twin.Studies.Tests.CplRemoval;
using Twin.Studies.Tests.OutageRecovery;
using Twin.Studies.Tests.PowerOutage;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.StormDay;

/// <summary>Evidence: every figure follows from the event log, by the recomputations of the studies that share the timeline.</summary>
public sealed class StormEvidenceTests
{
    private static readonly StudyRun Run = StudyRun.Of(StormScenarios.Eventful);

    public static TheoryData<string> Variants => [.. Run.Variants];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_metric_is_what_the_event_log_says(string variant)
    {
        IReadOnlyList<EventRow> rows = Run.Events(variant);
        IReadOnlyDictionary<string, double?> expected = new SortedDictionary<string, double?>(
            OfMeetings(rows)
                .Concat(Under("cpl", OfRemoval(rows)))
                .Concat(Under("power", OfPower(rows, variant)))
                .Concat(Under("dcc", OfTraffic(rows)))
                .ToDictionary(static pair => pair.Key, static pair => pair.Value),
            StringComparer.Ordinal);
        Assert.Equal(expected.Keys, Run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(Run[variant].Metrics, metric => AssertSame(metric, expected[metric.Name]));
    }

    [Theory]
    [InlineData("n28Received")]
    [InlineData("ad1Received")]
    [InlineData("falseAd1Received")]
    [InlineData("falseAlerts")]
    [InlineData("activationsUnanswered")]
    [InlineData("activationsCutting")]
    [InlineData("cplFlagRecordsExported")]
    [InlineData("powerAlertsLost")]
    [InlineData("dccDuplicatesDelivered")]
    [InlineData("dccTopUpsLateAfterOutage")]
    public void Everything_happens_in_some_variant(string metric)
        => Assert.Contains(Run.Variants, variant => Run.Metric(variant, metric) > 0);

    [Fact]
    public void Alerts_of_the_outage_reach_nobody_before_the_dcc_is_back()
    {
        foreach (string variant in Run.Variants)
        {
            HashSet<string> foreign = [.. Foreign(Run.Events(variant)).Select(static r => r["field3"])];
            long[] released =
            [
                .. Model(Run.Events(variant), "dcc").Where(r => r["event"] == "delivered" && foreign.Contains(r["message"]))
                    .Select(static r => r.TimeMs),
            ];
            Assert.NotEmpty(released);

            // What is being sent when the DCC stops is sent to its end.
            Assert.DoesNotContain(released, static ms => ms is > (3 * 3_600_000L) + StormScenarios.ServiceMs and < 5 * 3_600_000L);
        }
    }

    [Fact]
    public void Nothing_is_activated_where_there_is_no_supply()
    {
        IReadOnlyList<EventRow> rows = Run.Events("as-is");
        Dictionary<string, bool> isOff = [];
        foreach (EventRow row in rows.Where(static r => r["model"] is "power" or "storm"))
        {
            string premises = row["field2"];
            switch (row["event"])
            {
                case "supply-lost":
                    isOff[premises] = true;
                    break;
                case "supply-restored":
                    isOff[premises] = false;
                    break;
                case "unanswered":
                    Assert.True(isOff.GetValueOrDefault(premises), $"{premises} at {row.TimeMs} has its supply");
                    break;
                case "cut":
                    Assert.True(isOff.GetValueOrDefault(premises) || rows.Any(r => r.TimeMs == row.TimeMs && r["event"] == "supply-lost"));
                    break;
            }
        }
    }

    private static IEnumerable<EventRow> Foreign(IReadOnlyList<EventRow> rows)
        => rows.Where(static r => r["model"] == "storm" && r["event"] == "alert");

    private static IReadOnlyList<EventRow> Model(IReadOnlyList<EventRow> rows, string model) => model switch
    {
        "cpl" => Of(rows, model, "time_ms", "event", "device", "device_type", "meter_point", "party", "code", "detail"),
        "power" => Of(rows, model, "time_ms", "event", "premises", "meter_point", "outage", "csp", "code", "lost_ms", "reported_ms"),
        _ => Of(rows, model, "time_ms", "event", "message", "row", "class", "user", "smets", "attempt", "then_ms"),
    };

    private static IReadOnlyList<EventRow> Of(IReadOnlyList<EventRow> rows, string model, params string[] names)
        => [.. rows.Where(r => r["model"] == model).Select(r => r.As("model", names))];

    private static IEnumerable<KeyValuePair<string, double?>> Under(string model, IEnumerable<KeyValuePair<string, double?>> metrics)
        => metrics.Select(pair => KeyValuePair.Create(model + char.ToUpperInvariant(pair.Key[0]) + pair.Key[1..], pair.Value));

    private static IEnumerable<KeyValuePair<string, double?>> OfRemoval(IReadOnlyList<EventRow> rows)
        => new Recomputation([.. Model(rows, "cpl").Select(LogRow.Of)]).Metrics()
            .Where(static pair => !pair.Key.StartsWith("n28Delay", StringComparison.Ordinal));

    private static SortedDictionary<string, double?> OfPower(IReadOnlyList<EventRow> rows, string variant)
        => new PowerRecomputation(
            Model(rows, "power"),
            new PowerRecomputation.World(
                12 * 3_600_000L,
                [150 * 60_000L, 152 * 60_000L],
                Reports: 3,
                FromLoss: false,
                static (_, _) => 100_000,
                variant == "strict" ? 300 : 0)).Metrics();

    // Alerts of the other models are due when they are there, and are none of the traffic's own.
    private static SortedDictionary<string, double?> OfTraffic(IReadOnlyList<EventRow> rows)
    {
        HashSet<string> foreign = [.. Foreign(rows).Select(static r => r["field3"])];
        List<EventRow> all = [];
        int added = 0;
        foreach (EventRow row in Model(rows, "dcc"))
        {
            if (row["event"] == "accepted" && foreign.Contains(row["message"]))
            {
                all.Add(row.With("event", "due"));
                added++;
            }

            all.Add(row);
        }

        SortedDictionary<string, double?> metrics = new RecoveryRecomputation(all, isOut: true, StormScenarios.ServiceMs).Metrics();
        metrics["messagesDue"] -= added;
        return metrics;
    }

    private static IEnumerable<KeyValuePair<string, double?>> OfMeetings(IReadOnlyList<EventRow> rows)
    {
        Dictionary<string, long> worked = Model(rows, "dcc").Where(static r => r["event"] == "delivered")
            .ToDictionary(static r => r["message"], static r => r.Number("then_ms"));
        foreach ((string name, string[] kinds) in ((string, string[])[])
            [("n28", ["n28", "n29"]), ("ad1", ["ad1"]), ("falseAd1", ["false-ad1"])])
        {
            long[] waits =
            [
                .. Foreign(rows).Where(r => kinds.Contains(r["field2"]) && worked.ContainsKey(r["field3"]))
                    .Select(r => worked[r["field3"]] - r.TimeMs).Order(),
            ];
            yield return KeyValuePair.Create($"{name}Received", (double?)waits.Length);
            yield return KeyValuePair.Create($"{name}WaitP50Seconds", Rank(waits, 50));
            yield return KeyValuePair.Create($"{name}WaitP99Seconds", Rank(waits, 99));
            yield return KeyValuePair.Create($"{name}WaitMaxSeconds", Rank(waits, 100));
        }

        yield return KeyValuePair.Create("activationsUnanswered", (double?)rows.Count(static r => r["event"] == "unanswered"));
        yield return KeyValuePair.Create("activationsCutting", (double?)rows.Count(static r => r["event"] == "cut"));
        yield return KeyValuePair.Create(
            "falseAlerts", (double?)Foreign(rows).Count(static r => r["field2"] == "false-ad1"));
    }

    private static double? Rank(long[] sorted, int percent)
        => sorted.Length == 0 ? null : sorted[((sorted.Length * percent) + 99) / 100 - 1] / 1_000.0;

    private static void AssertSame(Metric metric, double? expected)
    {
        if (expected is not { } exact || metric.Value is not { } value)
        {
            Assert.True(expected == metric.Value, $"{metric.Name} is {metric.Value}, by the log {expected}");
            return;
        }

        bool isBinned = metric.Name.Contains("WaitP", StringComparison.Ordinal)
            || metric.Name.Contains("RecoveryP", StringComparison.Ordinal);
        double tolerance = metric.Name == "dccQueueEmptyHours" ? 3 / 3_600_000.0 : 1e-9;
        double most = isBinned ? (exact * (1 + (1 / 1_024.0))) + 0.001 : exact + tolerance;
        Assert.True(value >= exact - tolerance && value <= most, $"{metric.Name} is {value}, by the log {exact}");
    }
}
