using Twin.Studies.AnomalyDetection;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.AnomalyDetection;

public sealed class AnomalyDetectionStudyTests
{
    private static readonly StudyRun Eventful = StudyRun.Of(AnomalyScenarios.Eventful);

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (string variant in Eventful.Variants)
        {
            SortedDictionary<string, double?> expected =
                new AnomalyRecomputation(Eventful.Events(variant), 58, 72 * 3_600_000L).Metrics();
            Assert.Equal(expected.Keys, Eventful[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            Assert.All(Eventful[variant].Metrics, m =>
            {
                Assert.Equal(expected[m.Name] is null, m.Value is null);
                Assert.True(Math.Abs((expected[m.Name] ?? 0) - (m.Value ?? 0)) < 1e-9 * Math.Max(1, m.Value ?? 0), $"{variant}: {m}");
            });
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere_and_has_a_title_a_unit_and_a_description()
        => Assert.All(Eventful["as-is"].Metrics, m =>
        {
            Assert.True(Eventful.Variants.Any(v => Eventful.Metric(v, m.Name) > 0), m.Name);
            Assert.True(m.Title.Length > 0 || m.Name.Contains('.', StringComparison.Ordinal), m.Name);
            Assert.True(m.Unit.Length > 0 && m.Description.EndsWith('.'), m.Name);
        });

    [Fact]
    public void Every_request_passed_was_deleted_or_is_or_was_in_quarantine_at_every_instant()
    {
        foreach (string variant in Eventful.Variants)
        {
            long waiting = 0;
            foreach (EventRow row in Eventful.Events(variant))
            {
                waiting += AnomalyRecomputation.IsHeld(row) ? 1 : row["event"] is "released" or "rejected" ? -1 : 0;
                Assert.True(waiting >= 0);
            }

            Assert.Equal(Eventful.Metric(variant, "inQuarantineAtEnd"), waiting);
        }
    }

    // 500 commands an hour for two days; so many of them pass in every window begun.
    [Theory]
    [InlineData("calendar", "24", 20, 40)]
    [InlineData("calendar", "1", 20, 960)]
    [InlineData("calendar", "6", 20, 160)]
    [InlineData("rolling", "24", 20, 40)]
    [InlineData("rolling", "1", 20, 960)]
    [InlineData("calendar", "24", 0, 0)]
    [InlineData("calendar", "24", 12_000, 24_000)]
    [InlineData("calendar", "24", 11_999, 23_998)]
    public void Critical_command_ceiling_is_the_threshold_times_the_windows(string kind, string hours, int threshold, int passed)
    {
        StudyRun run = StudyRun.Of(
            AnomalyScenarios.Surge, [$"window.kind={kind}", $"window.hours={hours}", $"threshold.least={threshold}"]);

        Assert.Equal(24_000, run.Metric("as-is", "maliciousSent"));
        Assert.Equal(passed, run.Metric("as-is", "maliciousPassed"));
        Assert.Equal(48, run.Metric("as-is", "surgeStoppedAfterHours"));
    }

    [Theory]
    [InlineData("email", 30 + 120 + 30 + 15 + 60)]
    [InlineData("ssi", 30 + 120 + 10 + 1 + 15)]
    [InlineData("secureDelivery", 30 + 120 + 20 + 5 + 30)]
    public void Surge_in_office_hours_stops_after_notice_investigation_transit_and_desk(string channel, int minutes)
    {
        // Monday 9:00; the 21st command, 144 s later, opens the case.
        string yaml = AnomalyScenarios.Surge.Replace(
            "- name: as-is", $"- {{ name: as-is, switches: {{ anomalyFileChannel: {channel} }} }}", StringComparison.Ordinal);
        StudyRun run = StudyRun.Of(
            yaml,
            [
                "surge.atHours=9", "staff.investigationHours=2", $"channel.{channel}.lostPercent=0", $"channel.{channel}.latePercent=0",
            ]);

        Assert.Equal((144 + (minutes * 60)) / 3_600.0, run.Metric("as-is", "surgeStoppedAfterHours"), 9);
        Assert.Equal(20, run.Metric("as-is", "maliciousPassed"));
    }

    [Fact]
    public void Surge_below_the_threshold_goes_on_until_somebody_else_finds_it()
    {
        StudyRun run = StudyRun.Of(AnomalyScenarios.Surge, ["threshold.least=1000000", "surge.otherDetectionHours=10"]);

        Assert.Equal(5_000, run.Metric("as-is", "maliciousPassed"));
        Assert.Equal(0, run.Metric("as-is", "quarantineCases"));
    }

    [Fact]
    public void Channel_that_breaches_always_breaches_with_every_file()
    {
        StudyRun run = StudyRun.Of(AnomalyScenarios.Eventful, ["channel.email.breachPercent=100", "channel.ssi.breachPercent=0"]);

        Assert.Equal(run.Metric("as-is", "filesSent"), run.Metric("as-is", "fileBreaches"));
        Assert.Equal(0, run.Metric("SSI", "fileBreaches"));
    }

    [Fact]
    public void Price_change_announced_in_time_by_all_is_not_quarantined()
    {
        StudyRun run = StudyRun.Of(
            AnomalyScenarios.Eventful,
            [
                "threshold.dccFactor=none", "price.forgottenPercent=0", "price.fileLeadHours=60", "channel.email.lostPercent=0",
                "channel.email.latePercent=0",
            ]);

        Assert.Equal(0, run.Metric("as-is", "priceChangeQuarantined"));
        Assert.NotEqual(0, Eventful.Metric("as-is", "priceChangeQuarantined"));
    }

    [Theory]
    [InlineData("surge.srv=7.99", "surge.srv", "there is no such request")]
    [InlineData("staff.untilHour=9", "staff.untilHour", "nobody would ever work")]
    [InlineData("price.atHours=100", "price.atHours", "it would begin after the end")]
    [InlineData("surge.atHours=100", "surge.atHours", "it would begin after the end")]
    public void Wrong_input_is_told_with_its_field_and_reason(string setting, string field, string reason)
        => StudyErrors.AssertOne(AnomalyScenarios.Eventful, setting, field, reason);

    [Fact]
    public void Hours_that_end_before_they_begin_are_told_where_they_end()
        => StudyErrors.AssertOne(AnomalyScenarios.Eventful, "desk.fromHour=23", "desk.untilHour", "nobody would ever work", "default");

    [Fact]
    public void Answer_opens_with_what_passes_and_names_the_differences()
    {
        IReadOnlyList<string> answer = new AnomalyDetectionStudy().Answer(Eventful.Result.Variants);
        Assert.Equal(4, answer.Count);
        Assert.Contains("malicious commands pass before the surge is stopped", answer[0], StringComparison.Ordinal);
        Assert.StartsWith("secure delivery against as-is: ", answer[2], StringComparison.Ordinal);
        Assert.StartsWith("SSI against as-is: ", answer[3], StringComparison.Ordinal);
    }
}
