using Twin.Studies.OtaPowerAlerts;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Studies.Tests.OtaPowerAlerts;

/// <summary>What a campaign without any other event must give, and input that is refused.</summary>
public sealed class OtaPowerAlertsAnchorTests
{
    private const string Quiet = """
        study: ota-power-alerts
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonDays: 8
          outages: { perPremisesPerYear: 0 }
          campaign: { meters: 700, startDay: 1, days: 5 }
        variants:
          - name: as-is
          - { name: window, mods: [MP102] }
          - { name: cancel, mods: [MP102-CANCEL] }
          - { name: read, mods: [MP102-READ] }
        """;

    private static InputError[] Errors(params string[] settings)
        => [.. Assert.Throws<InvalidInputException>(() => StudyInput.Load(new OtaPowerAlertsStudy(), null, settings, [])).Errors];

    [Fact]
    public void Every_activation_of_a_meter_that_cuts_gives_one_false_alert()
    {
        StudyRun run = StudyRun.Of(Quiet);

        Assert.Equal(700, run.Metric("as-is", "activations"));
        Assert.Equal(700, run.Metric("as-is", "falseAlertsForwarded"));
        Assert.Equal(140, run.Metric("as-is", "falseAlertsPerDay"));
        Assert.Equal(0, run.Metric("as-is", "trueAlerts"));
        Assert.Equal(0, run.Metric("window", "falseAlertsForwarded"));
        Assert.Equal(0, run.Metric("cancel", "falseAlertsForwarded"));
        Assert.Equal(0, run.Metric("window", "costPounds"));
        Assert.Equal(700, run.Metric("read", "reads"));
    }

    [Theory]
    [InlineData("campaign.newSpecificationPercent=100")] // MP102A done
    [InlineData("campaign.cutMostSeconds=179", "campaign.cutLeastSeconds=179")]
    public void Meters_that_keep_the_hub_alive_raise_nothing(params string[] settings)
    {
        StudyRun run = StudyRun.Of(Quiet, settings);

        Assert.Equal(700, run.Metric("as-is", "activations"));
        Assert.Equal(0, run.Metric("as-is", "falseAlerts"));
    }

    [Fact]
    public void Cancelling_needs_meters_that_speak()
        => Assert.Equal(700, StudyRun.Of(Quiet, ["campaign.restorationAlertPercent=0"]).Metric("cancel", "falseAlertsForwarded"));

    [Theory]
    [InlineData("storm.area=Wales", "storm.area", "distributor ids")]
    [InlineData("border.area=all", "border.area", "distributor ids")]
    [InlineData("campaign.startDay=25", "campaign.startDay", "less than horizonDays")]
    [InlineData("campaign.cutLeastSeconds=601", "campaign.cutLeastSeconds", "at most campaign.cutMostSeconds")]
    [InlineData("campaign.meters=200001", "campaign.meters", "at most 200000")]
    [InlineData("dno.readPercent=100.1", "dno.readPercent", "100")]
    public void Input_is_refused_by_name(string setting, string field, string allowed)
    {
        InputError error = Assert.Single(Errors(setting));

        Assert.Equal(field, error.Field);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_larger_than_the_meters_that_qualify_is_noted()
        => Assert.Contains(
            StudyRun.Of(Quiet, ["campaign.meters=3000"]).Result.Notes,
            static note => note.StartsWith("The campaign updates ", StringComparison.Ordinal));

    [Fact]
    public void National_scenario_names_the_meters_of_the_source()
    {
        StudyInput input = StudyInput.LoadShipped(new OtaPowerAlertsStudy(), "ota-power-alerts-national.yaml");

        Assert.Equal(500_000, OtaPowerAlertsInputs.Of(input.Scenario.Inputs).Meters);
    }
}
