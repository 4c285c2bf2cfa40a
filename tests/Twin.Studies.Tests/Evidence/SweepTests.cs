using System.Text.Json;
using Twin.Domain.Rules;
using Twin.Studies.Evidence;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Evidence;

public sealed class SweepTests
{
    [Fact]
    public void A_sweep_with_one_value_equals_a_run()
    {
        StudyInput input = EvidenceRuns.Removal();
        SweepResult sweep = EvidenceRuns.Sweep(["campaign.pacePercentPerDay=35"], input: input);
        StudyInput set = EvidenceRuns.Removal("campaign.pacePercentPerDay=35");
        StudyResult run = StudyRunner.Run(set.Study, set.Scenario, set.Estates, new StudyRunOptions { Seed = 5 }).Result;

        Assert.Equal((run.Digest, run.ExogenousHash), (sweep.First.Digest, sweep.First.ExogenousHash));
        Assert.Equal(run.Variants.SelectMany(static one => one.Metrics), sweep.First.Variants.SelectMany(static one => one.Metrics));
        Assert.Equal(run.Differences, sweep.First.Differences);
        Assert.NotEqual(EvidenceRuns.Sweep(["campaign.pacePercentPerDay=20"], input: input).First.Digest, run.Digest);
    }

    [Fact]
    public void Points_depend_on_no_order_no_neighbour_and_no_thread()
    {
        StudyInput input = EvidenceRuns.Removal();
        SweepResult one = EvidenceRuns.Sweep(["lostResponse.percent=10,20,40"], input: input, replications: 2);
        SweepResult other = SweepRunner.Run(
            SweepPlan.Read(input, ["lostResponse.percent=40,10,20"], 2, [], []),
            new StudyRunOptions { Seed = 5, Replications = 2, Threads = 2, Partitions = 7 }).Result;
        other = other with
        {
            Points = [.. other.Points.Select(static point => point with { Result = EvidenceRuns.Timeless(point.Result) })],
        };
        SweepResult alone = EvidenceRuns.Sweep(["lostResponse.percent=20"], input: input, replications: 2);

        Assert.Equal(SweepJson.Text(one), SweepJson.Text(other));
        Assert.Equal(one.Points[1].Result.Digest, alone.First.Digest);
        Assert.Equal(3, one.Points.Select(static point => point.Result.Digest).Distinct().Count());
    }

    [Fact]
    public void A_grid_runs_every_pair_the_last_input_fastest() => Assert.Equal(
        ["1 plain", "1 off", "1 fancy", "2 plain", "2 off", "2 fancy"],
        EvidenceRuns.Sweep(["load=1,2", "mode"]).Points.Select(static point => string.Join(' ', point.Values)));

    [Theory]
    [InlineData("load=2..8",
        "Level, while load goes from 2 tonnes to 8 tonnes: one falls from 85 points to 25 points; two rises from 49 points to 61 points.")]
    [InlineData("loss=1..3", "Wait, while loss goes from 1 % to 3 %: one stays at 40 min; two rises from 41 min to 43 min.")]
    [InlineData("mode", "Pieces lost, while mode is plain or off or fancy: one = two has 2 at plain, nothing at off, 2 at fancy.")]
    [InlineData("idle=1..3", "Nothing that the study measures changes while idle goes from 1 units to 3 units.")]
    public void The_answer_says_what_the_first_metric_that_moves_does(string over, string answer) =>
        Assert.Equal(answer.Replace("1 units", "1 unit", StringComparison.Ordinal), EvidenceRuns.Sweep([over]).Answer[0]
            .Replace('\u00a0', ' '));

    [Fact]
    public void Variants_cross_where_their_formulas_do() => Assert.Equal(
        "Level, against one: two crosses it about 5 tonnes (between 4.4 and 6.8).",
        EvidenceRuns.Sweep(["load=2,4.4,6.8"], metrics: ["level"]).Answer[1].Replace('\u00a0', ' '));

    [Fact]
    public void A_variant_on_one_side_is_said_to_be_there() => Assert.Equal(
        "Level, against one: two is below it over the whole range, by 12 points to 60 points.",
        EvidenceRuns.Sweep(["load=0,2,4"], metrics: ["level"]).Answer[1].Replace('\u00a0', ' '));

    [Theory]
    [InlineData("level<60",
        "one keeps to it from about 4.5 tonnes (between 4 and 6) on; two breaks it from about 7.5 tonnes (between 6 and 8) on")]
    [InlineData("level<1000", "one keeps to it at every point; two keeps to it at every point")]
    [InlineData("level>1000", "one keeps to it at no point; two keeps to it at no point")]
    public void A_threshold_is_passed_where_the_formula_says(string threshold, string answer) => Assert.Contains(
        answer, EvidenceRuns.Sweep(["load=2..8"], 4, thresholds: [threshold]).Answer[1].Replace('\u00a0', ' '), StringComparison.Ordinal);

    [Fact]
    public void A_change_along_the_sweep_is_paired_by_replication()
    {
        // The seeds shift every point alike, so the change is known exactly although each value is not.
        SweepResult sweep = EvidenceRuns.Sweep(["load=2..8"], 4, ["level"], replications: 3);

        Assert.NotEqual(0, sweep.First.Variants[0].Metrics[0].HalfWidth);
        Assert.DoesNotContain("±", sweep.Answer[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_cross_zero_between_points_and_touching_is_no_crossing()
    {
        Assert.Equal([new SweepCrossings.Crossing(0, 1, 0.25)], SweepCrossings.Of([0, 1], [-1, 3]));
        Assert.Equal([new SweepCrossings.Crossing(0, 2, 1)], SweepCrossings.Of([0, 1, 2], [-2, 0, 2]));
        Assert.Empty(SweepCrossings.Of([0, 1, 2], [2, 0, 2]));
        Assert.Equal([new SweepCrossings.Crossing(0, 2, 1.5)], SweepCrossings.Of([0, 1, 2], [3, null, -1]));
        Assert.Equal(2, SweepCrossings.Of([0, 1, 2], [1, -1, 1]).Count);
    }

    [Fact]
    public void A_metric_that_the_study_does_not_have_is_refused_with_the_nearest()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => EvidenceRuns.Sweep(["load=1,2"], metrics: ["levle"]));
        Assert.Equal(
            "command line: field 'metric': found 'levle'; allowed: the metrics in docs/reference/studies/knobs.md; did you mean 'level'?",
            error.Message);
    }

    [Fact]
    public void A_manifest_makes_the_same_sweep_again()
    {
        StudyInput input = KnobStudy.Input("loss=3");
        SweepPlan plan = SweepPlan.Read(input, ["load=0..1", "mode"], 4, ["level"], ["level<60"]);
        SweepResult sweep = SweepRunner.Run(plan, new StudyRunOptions { Seed = 5 }).Result;
        string text = RunManifestJson.Text(EvidenceRuns.Manifest(input, sweep.First) with { Sweep = plan.ToManifest() });
        Assert.Null(RunManifestJson.TryRead(text, out RunManifest? manifest));
        SweepPlan again = SweepPlan.Of(input, manifest!.Sweep!);

        Assert.Equal(SweepJson.Text(sweep), SweepJson.Text(SweepRunner.Run(again, new StudyRunOptions { Seed = 5 }).Result));
        Assert.Equal(["load=0,0.333,0.667,1", "mode=plain,off,fancy"], manifest.Sweep!.Over);
    }

    [Fact]
    public void The_json_of_a_sweep_reads_as_the_golden() => Golden.Verify("sweep.json", SweepJson.Text(Small()));

    [Fact]
    public void The_csv_of_a_sweep_reads_as_the_golden()
    {
        using StringWriter writer = new();
        SweepFiles.WriteCsv(Small(), writer);
        Golden.Verify("sweep.csv", writer.ToString());
    }

    [Fact]
    public void The_report_of_a_sweep_reads_as_the_golden()
    {
        SweepResult sweep = Small();
        RunManifest manifest = EvidenceRuns.Manifest(KnobStudy.Input(), sweep.First);
        Golden.Verify("sweep.html", EvidenceRuns.WithoutStyle(writer => SweepReport.Write(sweep, manifest, writer)));
    }

    [Fact]
    public void The_report_of_a_grid_reads_as_the_golden()
    {
        SweepResult sweep = EvidenceRuns.Sweep(["load=2..8", "loss=1,2"], 3, ["waitSeconds"], ["waitSeconds<3000"]);
        RunManifest manifest = EvidenceRuns.Manifest(KnobStudy.Input(), sweep.First);
        Golden.Verify("sweep-grid.html", EvidenceRuns.WithoutStyle(writer => SweepReport.Write(sweep, manifest, writer)));
    }

    [Fact]
    public void Json_has_a_point_for_every_value_with_variants_as_a_run_has_them()
    {
        using JsonDocument json = JsonDocument.Parse(SweepJson.Text(Small()));
        JsonElement[] points = [.. json.RootElement.GetProperty("points").EnumerateArray()];
        Assert.Equal(["2", "8"], points.Select(static one => one.GetProperty("values").GetProperty("load").GetString()));
        JsonElement level = points[1].GetProperty("variants")[0].GetProperty("metrics").GetProperty("level");
        Assert.Equal(24, level.GetProperty("value").GetDouble());
        Assert.Equal([25.0, 23.0, 24.0], level.GetProperty("values").EnumerateArray().Select(static one => one.GetDouble()));
        Assert.Equal(5UL, json.RootElement.GetProperty("seed").GetUInt64());
        Assert.Equal("knobs", json.RootElement.GetProperty("study").GetString());
    }

    private static SweepResult Small() => EvidenceRuns.Sweep(["load=2,8"], metrics: ["level"], thresholds: ["level<=50"], replications: 3);
}
