using Twin.Domain.Rules;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Xunit;

namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>The figures that the documents name, at a thousandth of the national estate.</summary>
public sealed class RecoveryAnchorTests
{
    private const int Thousandth = 30_000;

    private static VariantResult Run(params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(path, ShippedScenarios.Read("anchors/outage-backlog.yaml")!
                .Replace("profile: gb-national", $"profile: gb-national\n  premises: {Thousandth}", StringComparison.Ordinal));
            StudyInput input = StudyInput.Load(new OutageRecoveryStudy(), path, settings, []);
            return StudyRunner.Run(input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = 1 }).Result.Variants[0];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Metric(VariantResult result, string name) => result.Metrics.Single(m => m.Name == name).Value!.Value;

    // Each of the nine rows of the mix may be one message off.
    [Fact]
    public void Six_hours_at_500_a_second_make_a_backlog_of_10_8_million()
        => Assert.Equal(10_800, Metric(Run(), "backlogAtRestoration"), 9.0);

    [Theory]
    [InlineData("3", 2, 3)]
    [InlineData("2", 3, 6)]
    [InlineData("4", 1.5, 2)]
    public void Backlog_is_sent_after_backlog_over_r_and_the_queue_is_empty_after_backlog_over_r_less_lambda(
        string timesMean, double drainHours, double emptyHours)
    {
        // Six hours at r = 2 take six hours more, so the run is longer than the scenario's.
        VariantResult result = Run($"release.timesMean={timesMean}", "horizonHours=14");
        Assert.Equal(drainHours, Metric(result, "drainHours"), 0.01);
        Assert.Equal(emptyHours, Metric(result, "queueEmptyHours"), 0.01);
    }

    [Fact]
    public void Half_the_capacity_of_three_times_the_mean_leaves_no_backlog()
        => Assert.True(Metric(Run("outage.mode=capacity:50"), "backlogAtRestoration") < 20);

    // A fifth of 1,500 are 300 a second; 200 of 500 wait: 4.32 million in six hours.
    [Fact]
    public void Capacity_of_a_fifth_leaves_what_it_cannot_send()
        => Assert.Equal(4_320, Metric(Run("outage.mode=capacity:20"), "backlogAtRestoration"), 20.0);

    // Alerts and schedules wait, 75 % of the mix; users repeat the other 25 % until the DSP is back.
    [Fact]
    public void Dsp_outage_holds_alerts_and_schedules_and_refuses_requests()
    {
        VariantResult result = Run("outage.mode=dsp");
        Assert.Equal(0.75 * 10_800, Metric(result, "backlogAtRestoration"), 9.0);
        Assert.Equal(0.5 * 10_800, Metric(result, "schedulesCaughtUp"), 2.0);
        Assert.True(Metric(result, "requestsRefused") > 0.25 * 10_800);
        Assert.Equal(0, Metric(result, "requestsGivenUp"));
        Assert.Equal(0.5 * 10_800, Metric(Run("outage.mode=dsp", "schedules.missed=miss"), "schedulesMissed"), 2.0);
    }

    [Fact]
    public void Region_that_is_out_holds_its_share()
    {
        double all = 10_800;
        double north = Metric(Run("outage.mode=csp:north"), "backlogAtRestoration");
        double central = Metric(Run("outage.mode=csp:central"), "backlogAtRestoration");
        double south = Metric(Run("outage.mode=csp:south"), "backlogAtRestoration");

        // SMETS1 hubs are on no CSP's network, 37.5 % of premises, and those of IDNOs are in no known region.
        Assert.InRange(north + central + south, 0.58 * all, 0.625 * all);
        Assert.All((double[])[north, central, south], static backlog => Assert.True(backlog > 0));
    }
}
