using Twin.Studies.PowerOutage;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.PowerOutage;

/// <summary>The times that T states for MP096, from a whole run.</summary>
public sealed class DocumentedAnchorTests
{
    private const string Scenario = """
        study: power-outage
        estate: { profile: gb, premises: 34000 }
        """;

    private static StudyRun Run(string csp, int alerts, params string[] more)
        => StudyRun.Of(Scenario, [$"csp={csp}", $"alerts={alerts}", .. more]);

    [Theory]
    [InlineData("telefonica", 5_000, 120, 240, null, 0, 0.024)]
    [InlineData("telefonica", 20_000, 120, 420, null, 0, 0.024)]
    [InlineData("arqiva", 5_000, 0, 705, 45.0, 80.45, 0.66)]
    public void Queue_and_closed_form_deliver_one_event_as_documented(
        string csp, int alerts, double first, double last, double? p80, double within60sPercent, double serviceSeconds)
    {
        foreach (string curve in (string[])["queue", "documented"])
        {
            StudyRun run = Run(csp, alerts, $"curve={curve}");
            string baseline = run.Variants[0];
            double onePercent = 100.0 / alerts;

            Assert.Equal(alerts, run.Metric(baseline, "alertsRaised"));
            Assert.InRange(run.Metric(baseline, "firstDeliveredSeconds"), first, first + serviceSeconds);
            Assert.InRange(run.Metric(baseline, "lastDeliveredSeconds"), last - serviceSeconds, last + serviceSeconds);
            Assert.InRange(run.Metric(baseline, "deliveredWithin60sPercent"), within60sPercent - onePercent, within60sPercent + onePercent);
            if (p80 is { } expected)
            {
                Assert.Equal(expected, run.Metric(baseline, "p80DeliveredSeconds"));
            }
        }
    }

    [Theory]
    [InlineData("telefonica", 5_000, 100)]
    [InlineData("telefonica", 20_000, 25)]
    [InlineData("arqiva", 5_000, 85.9)]
    public void Clock_from_the_loss_of_supply_gives_the_other_conclusion(string csp, int alerts, double expectedPercent)
    {
        foreach (string curve in (string[])["queue", "documented"])
        {
            StudyRun run = Run(csp, alerts, "clock=outage", $"curve={curve}");

            Assert.Equal(expectedPercent, run.Metric(run.Variants[0], "deliveredWithin60sPercent"), 0.02);
            Assert.True(run.Metric(run.Variants[0], "firstDeliveredSeconds") >= 180);
        }
    }

    [Theory]
    [InlineData("flat", 420)]
    [InlineData("fiveK", 360)]
    public void Rejected_readings_end_where_they_say(string curve, double expectedSeconds)
        => Assert.Equal(expectedSeconds, Run("telefonica", 20_000, $"curve={curve}").Metric("as-is", "lastDeliveredSeconds"));

    [Fact]
    public void Shipped_scenario_answers_the_settings_of_the_issue()
    {
        StudyInput input = StudyInput.Load(new PowerOutageStudy(), null, ["alerts=5000", "csp=arqiva"], []);

        Assert.Equal("SEC as written", input.Scenario.Variants[0].Name);
        Assert.Equal(5_000, PowerOutageInputs.Of(input.Scenario.Inputs).Alerts);
    }

    [Fact]
    public void Lost_alerts_are_not_delivered_and_take_no_time()
    {
        StudyRun run = Run("telefonica", 5_000, "alertLossPercent=100");

        Assert.Equal(5_000, run.Metric("as-is", "alertsLost"));
        Assert.Equal(0, run.Metric("as-is", "alertsDelivered"));
        Assert.Equal(-1, run.Metric("as-is", "lastDeliveredSeconds"));
    }

    [Theory]
    [InlineData("179.999", 0)]
    [InlineData("180", 1)]
    public void Loss_of_exactly_the_hold_up_raises_an_alert(string seconds, int alertsEach)
    {
        decimal minutes = decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) / 60;
        string duration = decimal.Round(minutes, 8).ToString(System.Globalization.CultureInfo.InvariantCulture);
        StudyRun run = StudyRun.Of(Scenario.Replace("34000", "200", StringComparison.Ordinal),
            ["outage1.area=all", $"outage1.durationMinutes={duration}", "outage1.restorationMinutes=0"]);

        Assert.Equal(alertsEach > 0, run.Metric("as-is", "alertsRaised") > 0);
        Assert.Equal(alertsEach > 0, run.Metric("as-is", "alerts8F36") > 0);
        Assert.Equal(alertsEach > 0, run.Metric("as-is", "alerts8F35") == 0);
    }
}
