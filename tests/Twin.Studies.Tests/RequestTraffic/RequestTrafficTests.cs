using Twin.Studies.RequestTraffic;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.RequestTraffic;

public sealed class RequestTrafficTests
{
    private const long HorizonMs = 6 * 3_600_000;

    private static readonly StudyRun Rejecting = StudyRun.Of(RequestScenarios.Eventful);
    private static readonly StudyRun Deferring = StudyRun.Of(
        RequestScenarios.Eventful, ["allocation.action=defer", "burst.atHours=5", "retry.timeoutSeconds=none"]);

    private static IEnumerable<(StudyRun Run, string Variant)> All
        => new[] { Rejecting, Deferring }.SelectMany(static run => run.Variants.Select(variant => (run, variant)));

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach ((StudyRun run, string variant) in All)
        {
            SortedDictionary<string, double?> expected = new RequestRecomputation(run.Events(variant), HorizonMs).Metrics();
            Assert.Equal(expected.Keys, run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            Assert.All(run[variant].Metrics, m => Assert.Equal((m.Name, expected[m.Name]), (m.Name, m.Value)));
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere_and_has_a_title_a_unit_and_a_description()
        => Assert.All(Rejecting["as-is"].Metrics, m =>
        {
            Assert.Contains(All, one => one.Run.Metric(one.Variant, m.Name) > 0);
            Assert.True(m.Title.Length > 0 || m.Name.Contains('.', StringComparison.Ordinal), m.Name);
            Assert.True(m.Unit.Length > 0 && m.Description.EndsWith('.'), m.Name);
        });

    [Fact]
    public void Every_attempt_is_worked_on_refused_rejected_or_waits_at_every_instant()
    {
        foreach ((StudyRun run, string variant) in All)
        {
            Dictionary<string, long> attempts = [];
            long sent = 0;
            long done = 0;
            long deferred = 0;
            foreach (EventRow row in run.Events(variant)
                .Where(static r => r["event"] is not ("request" or "given-up" or "throttled-interval")))
            {
                if (row.Number("attempt") > attempts.GetValueOrDefault(row["request"]))
                {
                    attempts[row["request"]] = row.Number("attempt");
                    sent++;
                }

                done += row["event"] == "deferred" ? 0 : 1;
                deferred += row["event"] == "deferred" ? 1 : 0;
                Assert.InRange(sent - done, 0, deferred);
            }
        }
    }

    [Fact]
    public void User_that_is_throttled_gets_its_limit_in_every_interval()
    {
        // The limit follows from forecasts alone, so in every interval with a rejection just as many are admitted.
        foreach (IGrouping<string, EventRow> user in Rejecting.Events("SECMP0067").Where(static r => r["party"].Length > 0)
            .GroupBy(static r => r["party"]))
        {
            long[] admitted =
            [
                .. user.GroupBy(static r => r.TimeMs / 300_000).Where(static g => g.Any(static r => r["event"] == "rejected"))
                    .Select(static g => g.LongCount(static r => r["event"] is "worked" or "refused")).Distinct(),
            ];
            Assert.InRange(admitted.Length, 0, 1);
        }

        Assert.NotEqual(0, Rejecting.Metric("SECMP0067", "requestsRejected"));
    }

    [Fact]
    public void Nobody_is_throttled_as_is()
        => Assert.All(
            ["requestsRejected", "requestsDeferred", "throttledIntervals", "throttledUsers"],
            metric => Assert.Equal(0, Rejecting.Metric("as-is", metric)));

    [Fact]
    public void Allocation_keeps_the_others_targets()
        => Assert.InRange(
            Rejecting.Metric("SECMP0067", "targetsMissed.others"), 0, Rejecting.Metric("as-is", "targetsMissed.others") / 3);

    // Half loaded: M/D/1 waits half a service in the mean, M/M/1 a whole one; with its own service the time is 1.5 and 2.
    [Theory]
    [InlineData("fixed", 1.5)]
    [InlineData("exponential", 2)]
    public void Mean_time_in_the_plain_queue_is_what_theory_says_within_its_confidence_interval(string work, double services)
    {
        StudyRun run = StudyRun.Of(RequestScenarios.Plain, [$"capacity.work={work}"]);
        EventRow[] worked = [.. run.Events("as-is").Where(static r => r["event"] == "worked")];
        double horizonSeconds = 360 * 3_600.0;

        // The server is twice as fast as requests come in the long run; how many really came is drawn.
        double service = ServiceSeconds();
        double load = worked.Length * service / horizonSeconds;
        Assert.InRange(load, 0.48, 0.52);

        double[] means =
        [
            .. worked.Chunk(worked.Length / 40).Take(40)
                .Select(static batch => batch.Average(static r => (r.Number("moment_ms") - r.TimeMs) / 1_000.0)),
        ];
        double mean = means.Average();
        double half = 3.558 * Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / 39 / 40);
        Assert.InRange(services * service, mean - half, mean + half);
        Assert.InRange(half / mean, 0, 0.1);
    }

    // A request that meets an idle server of fixed work is all the work there is before it.
    private static double ServiceSeconds()
    {
        StudyRun plain = StudyRun.Of(RequestScenarios.Plain, ["horizonHours=48"]);
        return plain.Events("as-is").Where(static r => r["event"] == "worked").Min(static r => r.Number("backlog_us")) / 1e6;
    }

    [Theory]
    [InlineData("burst.srv=99.1", "burst.srv", "there is no such request")]
    [InlineData("burst.atHours=6", "burst.atHours", "the batch would begin after the end")]
    public void Wrong_input_is_told_with_its_field_and_reason(string setting, string field, string reason)
        => StudyErrors.AssertOne(RequestScenarios.Eventful, setting, field, reason);

    [Fact]
    public void Answer_opens_with_what_others_suffer_and_names_the_difference()
    {
        IReadOnlyList<string> answer = new RequestTrafficStudy().Answer(Rejecting.Result.Variants);
        Assert.Equal(3, answer.Count);
        Assert.StartsWith("Users send ", answer[0], StringComparison.Ordinal);
        Assert.StartsWith("SECMP0067 against as-is: ", answer[1], StringComparison.Ordinal);
        Assert.StartsWith("SECMP0067 throttles ", answer[2], StringComparison.Ordinal);
    }
}
