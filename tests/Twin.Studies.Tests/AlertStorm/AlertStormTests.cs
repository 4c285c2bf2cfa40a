using Twin.Domain.Rules;
using Twin.Studies.AlertStorm;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.AlertStorm;

public sealed class AlertStormTests
{
    private static readonly StudyRun Eventful = StudyRun.Of(StormScenarios.Eventful);

    private static StudyRun Anchor(params string[] settings)
        => StudyRun.Of(ShippedScenarios.Read("anchors/alert-storm-even.yaml")!, settings);

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (string variant in Eventful.Variants)
        {
            SortedDictionary<string, double?> expected = new StormRecomputation(Eventful.Events(variant)).Metrics();
            Assert.Equal(expected.Keys, Eventful[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
            Assert.All(Eventful[variant].Metrics, m => Assert.Equal((m.Name, expected[m.Name]), (m.Name, m.Value)));
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere_and_has_a_title_a_unit_and_a_description()
        => Assert.All(Eventful["SECMP0062"].Metrics, m =>
        {
            Assert.True(m.Value > 0, m.Name);
            Assert.True(m.Title.Length > 0 || m.Name.Contains('.', StringComparison.Ordinal), m.Name);
            Assert.True(m.Unit.Length > 0 && m.Description.EndsWith('.'), m.Name);
        });

    [Fact]
    public void Every_alert_is_passed_on_or_discarded_and_every_discarded_one_is_counted_or_unreported_at_every_instant()
    {
        Dictionary<(string, string), long> unreported = [];
        foreach (EventRow row in Eventful.Events("SECMP0062").Where(static r => r["event"] == "alert"))
        {
            (string, string) pair = (row["device"], row["code"]);
            long left = unreported.GetValueOrDefault(pair) + 1 - row.Number("count") - (row["disposition"] == "Forwarded" ? 1 : 0);
            Assert.True(left >= 0);
            unreported[pair] = left;
        }

        Assert.Equal(Eventful.Metric("SECMP0062", "alertsUnreportedAtEnd"), unreported.Values.Sum());
    }

    [Fact]
    public void Nothing_is_throttled_as_is()
    {
        Assert.Equal(Eventful.Metric("as-is", "alertsRaised"), Eventful.Metric("as-is", "alertsForwarded"));
        Assert.Equal(0, Eventful.Metric("as-is", "devicesThrottled"));
    }

    // Each of 50 devices sends 1,440 alerts at even gaps of a minute; T pass, and one copy in each period begun after them.
    [Theory]
    [InlineData(15, 5, "6", 5, 4)]
    [InlineData(15, 5, "1", 5, 24)] // 1 + floor(1,434 / 60)
    [InlineData(15, 5, "24", 5, 1)]
    [InlineData(60, 20, "6", 20, 4)] // 1 + floor(1,419 / 360)
    [InlineData(60, 60, "6", 1_440, 0)] // sixty in an hour do not exceed sixty
    [InlineData(60, 59, "6", 59, 4)]
    [InlineData(1, 5, "6", 1_440, 0)] // one in a minute
    public void Alerts_at_even_gaps_pass_as_the_closed_form_says(int window, int threshold, string period, int forwarded, int copies)
    {
        StudyRun run = Anchor(
            $"throttle.windowMinutes={window}", $"throttle.threshold={threshold}", $"throttle.periodHours={period}");

        Assert.Equal(50 * 1_440, run.Metric("as-is", "deliveries"));
        Assert.Equal(50 * forwarded, run.Metric("SECMP0062", "alertsForwarded"));
        Assert.Equal(50 * copies, run.Metric("SECMP0062", "alertsConsolidated"));
        Assert.Equal(50 * (forwarded + copies), run.Metric("SECMP0062", "deliveries"));
    }

    [Fact]
    public void Throttle_does_nothing_against_many_devices_with_one_alert_each()
    {
        const string Restoration = """
            study: alert-storm
            estate: { profile: gb, premises: 2000 }
            inputs:
              horizonHours: 12
              storm: { startHours: 1, durationHours: 0 }
              genuine: { alertsPerDevicePerDay: 0 }
              restoration: { atHours: 2, distributorId: 12, premisesPercent: 100, alertsPerDevice: 1 }
              throttle: { threshold: 1, excludedCodes: none }
            variants:
              - name: as-is
              - { name: SECMP0062, mods: [SECMP0062] }
            """;
        StudyRun run = StudyRun.Of(Restoration);

        Assert.NotEqual(0, run.Metric("as-is", "alertsRaised.restoration"));
        Assert.Equal(
            run["as-is"].Metrics.Select(static m => (m.Name, m.Value)), run["SECMP0062"].Metrics.Select(static m => (m.Name, m.Value)));
    }

    [Theory]
    [InlineData("storm.deviceType=ESMY", "storm.deviceType", "")]
    [InlineData("storm.model=Aurora", "storm.model", "the estate has no Northfield Aurora of this type")]
    [InlineData("storm.alertCode=8F7", "storm.alertCode", "there is no such alert")]
    [InlineData("storm.alertCode=FFFF", "storm.alertCode", "there is no such alert")]
    [InlineData("storm.alertCode=8F57", "storm.alertCode", "no adapter gets this one")]
    [InlineData("restoration.alertCode=8F12", "restoration.alertCode", "no adapter gets this one")]
    [InlineData("restoration.distributorId=99", "restoration.distributorId", "no distributor has it")]
    [InlineData("throttle.excludedCodes=8F35 tamper", "throttle.excludedCodes", "'tamper' is not one")]
    [InlineData("storm.startHours=30", "storm.startHours", "the storm would begin after the end")]
    public void Wrong_input_is_told_with_its_field_and_reason(string setting, string field, string reason)
        => StudyErrors.AssertOne(StormScenarios.Eventful, setting, field, reason);

    [Fact]
    public void Traffic_of_a_scenario_is_refused_and_not_ignored()
    {
        const string Traffic = """
            traffic:
              - { name: read, srv: "4.1.1", commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: 1 }

            """;
        string yaml = StormScenarios.Eventful.Replace("variants:", Traffic + "variants:", StringComparison.Ordinal);
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyRun.Of(yaml));
        Assert.Equal(("traffic", "this study has alerts and no requests"), (error.Errors[0].Field, error.Errors[0].Message));
    }

    [Fact]
    public void Answer_opens_with_what_users_get_and_names_the_difference()
    {
        IReadOnlyList<string> answer = new AlertStormStudy().Answer(Eventful.Result.Variants);
        Assert.Equal(3, answer.Count);
        Assert.StartsWith("Devices raise ", answer[0], StringComparison.Ordinal);
        Assert.StartsWith("SECMP0062 against as-is: deliveries to users ", answer[1], StringComparison.Ordinal);
        Assert.StartsWith("Under SECMP0062 ", answer[2], StringComparison.Ordinal);
    }
}
