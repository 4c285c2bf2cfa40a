using Twin.Domain.Rules;
using Twin.Studies.Evidence;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Evidence;

public sealed class TornadoTests
{
    [Theory]
    [InlineData("number", "4", null, "2", "8")]
    [InlineData("number", "0.3", null, "0.15", "0.6")]
    [InlineData("number", "90", null, "45", "100")]
    [InlineData("whole", "3", null, "1", "6")]
    [InlineData("whole", "1", null, "1", "2")]
    [InlineData("whole", "60", null, "30", "100")]
    [InlineData("percent", "50", null, "33.3", "66.7")]
    [InlineData("percent", "2", null, "1.01", "3.92")]
    [InlineData("percent", "98", null, "96.08", "98.99")]
    [InlineData("percent", "0.1", null, "0.05", "0.1998")]
    [InlineData("number", "4", 25.0, "3", "5")]
    [InlineData("whole", "3", 1.0, "2", "4")]
    [InlineData("percent", "80", 50.0, "40", "100")]
    public void A_range_nobody_gave_is_half_and_double_or_the_spread(string kind, string value, double? spread, string low, string high)
    {
        TornadoRange? range = TornadoRanges.Of(Definition(kind), value, (decimal?)spread, out string? reason);

        Assert.Null(reason);
        Assert.Equal((low, high), (range!.Low, range.High));
    }

    [Theory]
    [InlineData("number", "0", "it is 0, and a share of nothing is nothing; --over gives it a range")]
    [InlineData("number", "none", "it is none, which has no half and no double")]
    [InlineData("percent", "100", "its value leaves no room: a number from 0 to 100")]
    public void A_value_that_has_no_half_and_no_double_is_not_moved(string kind, string value, string why)
    {
        Assert.Null(TornadoRanges.Of(Definition(kind), value, null, out string? reason));
        Assert.Equal(why, reason);
    }

    [Fact]
    public void An_id_or_a_rank_is_not_moved()
    {
        InputDefinition rank = InputDefinition.WholeNumber("x", "3", 1, 100, string.Empty, "a test", false, "Which one.");
        Assert.Null(TornadoRanges.Of(rank, "3", null, out string? reason));
        Assert.Equal("it counts nothing: it is an id or a rank, and half of that is another one", reason);
    }

    [Fact]
    public void Odds_of_what_fails_are_halved_where_those_of_what_succeeds_are_doubled()
    {
        foreach (decimal percent in (decimal[])[1, 7.5m, 40, 50, 97])
        {
            TornadoRange one = TornadoRanges.Of(Definition("percent"), InputAxisReader.Text(percent), null, out _)!;
            TornadoRange other = TornadoRanges.Of(Definition("percent"), InputAxisReader.Text(100 - percent), null, out _)!;
            Assert.Equal(100 - decimal.Parse(one.Low, null), decimal.Parse(other.High, null));
        }
    }

    [Fact]
    public void Only_numbers_that_nobody_published_are_moved_and_the_rest_is_told()
    {
        TornadoResult tornado = EvidenceRuns.Tornado(["level"]);

        Assert.Equal(["load", "loss", "tries", "idle"], tornado.Bars.Select(static bar => bar.Range.Key));
        Assert.Equal(["narrow", "zero"], tornado.NotMoved.Keys);
    }

    [Fact]
    public void An_input_that_nothing_reads_moves_nothing()
    {
        TornadoResult tornado = EvidenceRuns.Tornado(["level", "waitSeconds", "constant"], replications: 3);

        Assert.All(
            tornado.Metrics.SelectMany(metric => TornadoMeasure.Of(tornado, metric)),
            static measure => Assert.All(measure.Effects.Where(static effect => effect.Range.Key == "idle"), static effect =>
            {
                Assert.Equal((0.0, false), (effect.Swing, effect.Moves));
                Assert.Equal(effect.Low, effect.High);
            }));
        Assert.All(
            TornadoMeasure.Of(tornado, "constant").SelectMany(static measure => measure.Effects),
            static effect => Assert.False(effect.Moves));
    }

    [Fact]
    public void Bars_are_what_the_formulas_say_the_longest_first()
    {
        TornadoResult tornado = EvidenceRuns.Tornado(["level"], replications: 3);
        IReadOnlyList<TornadoMeasure> measures = TornadoMeasure.Of(tornado, "level");

        // load 2, 4, 8 moves 100 - 10 load by +20 and -40; tries 1, 3, 6 adds -2 and +3.
        Assert.Equal(["load", "tries", "loss", "idle"], measures[0].Effects.Select(static one => one.Range.Key));
        Assert.Equal((20.0, -40.0, 60.0), Changes(measures[0].Effects[0]));
        Assert.Equal((-2.0, 3.0, 5.0), Changes(measures[0].Effects[1]));

        // The difference is 12 load - 60; tries move both variants alike.
        TornadoMeasure difference = measures.Single(static one => one.IsDifference);
        Assert.Equal(-12.0, difference.Base);
        Assert.Equal((-24.0, 48.0, 72.0), Changes(difference.Effects[0]));
        Assert.All(difference.Effects.Skip(1), static effect => Assert.False(effect.Moves));
        Assert.All(measures.SelectMany(static one => one.Effects), static one =>
            Assert.Equal((0.0, 0.0), (one.LowChange!.Value.HalfWidth, one.HighChange!.Value.HalfWidth)));
    }

    [Fact]
    public void The_answer_says_what_moves_most_and_what_turns_a_difference_around() => Assert.Equal(
        [
            "Level (one: 65 points) is moved most by load (85 points at 2 tonnes, 25 points at 8 tonnes); by tries (63 points at 1 try, "
                + "68 points at 6 tries). 2 of 4 inputs do not touch it.",
            "two against one, Level: −12 points in the base run, from −36 points to +36 points over all of them; load makes it vanish or "
                + "turn around.",
        ],
        EvidenceRuns.Tornado(["level"]).Answer.Select(static one => one.Replace('\u00a0', ' ')));

    [Fact]
    public void Given_ranges_alone_move_nothing_else_and_with_a_spread_the_rest_too()
    {
        Assert.Equal(["load=1..9"], Ranges(EvidenceRuns.Tornado(["level"], ["load=1..9"])));
        Assert.Equal(
            ["load=1..9", "loss=1.8..2.2", "tries=2..4", "idle=4.5..5.5"], Ranges(EvidenceRuns.Tornado(["level"], ["load=1..9"], 10)));
        Assert.Equal(["known=1..2"], Ranges(EvidenceRuns.Tornado(["level"], ["known=1..2"])));
    }

    [Fact]
    public void A_range_of_ones_own_that_does_not_fit_is_refused_and_a_range_of_twins_own_is_told()
    {
        InvalidInputException error =
            Assert.Throws<InvalidInputException>(() => EvidenceRuns.Tornado(["level"], ["load=1..15", "mode=plain..off"]));
        Assert.Equal(
            ["--over: field 'mode': found 'mode=plain..off'; allowed: key=low..high of a number"],
            error.Errors.Select(static one => one.ToString()));
        error = Assert.Throws<InvalidInputException>(() => EvidenceRuns.Tornado(["level"], ["load=1..15"]));
        Assert.Equal(
            ["--over: field 'load': found '15'; allowed: at most 20 less what is known; it does not fit"],
            error.Errors.Select(static one => one.ToString()));
        TornadoResult tornado = EvidenceRuns.Tornado(["level"], input: KnobStudy.Input("load=8"));
        Assert.Equal("found 16, allowed: at most 20 less what is known; it does not fit", tornado.NotMoved["load"]);
    }

    [Fact]
    public void A_tornado_without_a_metric_is_refused() => Assert.Equal(
        "--metric: found 'no metric'; allowed: the name of a metric, once or several times",
        Assert.Throws<InvalidInputException>(() => EvidenceRuns.Tornado([])).Message);

    [Fact]
    public void A_manifest_makes_the_same_tornado_again()
    {
        StudyInput input = KnobStudy.Input("loss=3");
        TornadoPlan plan = TornadoPlan.Read(input, ["level"], 20, ["load=1..9"]);
        TornadoResult tornado = TornadoRunner.Run(plan, new StudyRunOptions { Seed = 5 }).Result;
        string text = RunManifestJson.Text(EvidenceRuns.Manifest(input, tornado.Base) with { Tornado = plan.ToManifest() });
        Assert.Null(RunManifestJson.TryRead(text, out RunManifest? manifest));
        TornadoPlan again = TornadoPlan.Of(input, manifest!.Tornado!);

        Assert.Equal(TornadoJson.Text(tornado), TornadoJson.Text(TornadoRunner.Run(again, new StudyRunOptions { Seed = 5 }).Result));
        Assert.Equal(TornadoRunner.RunsOf(plan), TornadoRunner.RunsOf(again));
    }

    [Fact]
    public void The_json_of_a_tornado_reads_as_the_golden() =>
        Golden.Verify("tornado.json", TornadoJson.Text(EvidenceRuns.Tornado(["level"], ["load=1..9"])));

    [Fact]
    public void The_csv_of_a_tornado_reads_as_the_golden()
    {
        using StringWriter writer = new();
        TornadoFiles.WriteCsv(EvidenceRuns.Tornado(["level", "waitSeconds"], replications: 3), writer);
        Golden.Verify("tornado.csv", writer.ToString());
    }

    [Fact]
    public void The_report_of_a_tornado_reads_as_the_golden()
    {
        TornadoResult tornado = EvidenceRuns.Tornado(["level", "waitSeconds"], replications: 3);
        RunManifest manifest = EvidenceRuns.Manifest(KnobStudy.Input(), tornado.Base);
        Golden.Verify("tornado.html", EvidenceRuns.WithoutStyle(writer => TornadoReport.Write(tornado, manifest, writer)));
    }

    private static (double?, double?, double) Changes(TornadoEffect effect) =>
        (effect.LowChange?.Mean, effect.HighChange?.Mean, effect.Swing);

    private static IEnumerable<string> Ranges(TornadoResult tornado) => tornado.Bars.Select(static bar => bar.Range.Text);

    private static InputDefinition Definition(string kind) => kind switch
    {
        "whole" => InputDefinition.WholeNumber("x", "1", 1, 100, "tries", "a test", false, "A number."),
        "percent" => InputDefinition.Percent("x", "1", "a test", false, "A share."),
        _ => InputDefinition.Number("x", "1", 0, 100, "tonnes", "a test", false, "A number.", allowsNone: true),
    };
}
