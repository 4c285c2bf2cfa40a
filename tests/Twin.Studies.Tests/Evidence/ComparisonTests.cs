using Twin.Domain.Rules;
using Twin.Studies.Evidence;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Evidence;

public sealed class ComparisonTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("twin-compare-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void A_result_is_read_back_as_it_was_written()
    {
        StudyResult result = Run(KnobStudy.Input("mode=off"), replications: 3).Result;
        Assert.Null(ResultJsonReader.TryRead(ResultJson.Text(result), out StudyResult? read));

        Assert.Equal(
            (result.Study, result.Seed, result.Replications, result.Digest, result.ExogenousHash, result.TableHash),
            (read!.Study, read.Seed, read.Replications, read.Digest, read.ExogenousHash, read.TableHash));
        Assert.Equal(result.Assumptions, read.Assumptions);
        foreach ((VariantResult one, VariantResult other) in result.Variants.Zip(read.Variants))
        {
            Assert.Equal((one.Name, one.RuleSet, one.Digest), (other.Name, other.RuleSet, other.Digest));
            Assert.Equal(one.Metrics.Select(static m => m with { Description = string.Empty }), other.Metrics);
            Assert.Equal(one.Replications, other.Replications);
        }
    }

    // Welch's interval of means 20.0 and 23.5 with standard errors 1 and 2 over 5 and 10 values: 12.33 degrees of freedom, t 2.1724.
    [Fact]
    public void Runs_on_other_seeds_have_Welchs_interval()
    {
        Sample first = new(20, 2.7764451 * 1);
        Sample second = new(23.5, 2.2621572 * 2);
        Sample change = Sample.OfUnpaired(first, 5, second, 10);

        Assert.Equal(3.5, change.Mean, 9);
        Assert.Equal(2.1724 * Math.Sqrt(5), change.HalfWidth!.Value, 0.002);
    }

    // With as many values and the same spread on both sides Welch is Student's t with twice the degrees of freedom: 8 gives 2.306.
    [Fact]
    public void Welch_with_equal_samples_is_Students_t()
    {
        Sample one = Sample.Of([10, 12, 14, 16, 18]);
        Assert.Equal(2.306004 * 2, Sample.OfUnpaired(one, 5, one, 5).HalfWidth!.Value, 1e-5);
        Assert.Equal(new Sample(0, 0), Sample.OfUnpaired(new Sample(7, 0), 3, new Sample(7, 0), 4));
    }

    [Fact]
    public void Runs_on_the_same_seeds_are_paired()
    {
        RunComparison comparison = RunComparer.Compare(Run(KnobStudy.Input(), 3), Run(KnobStudy.Input("load=5"), 3));
        MetricComparison level = comparison.Metrics.First(static one => one.First.Name == "level");

        // Each seed's level is 10 lower, though the seeds differ among each other by more than nothing.
        Assert.Equal((-10.0, 0.0, true, ComparisonVerdict.Differs), (level.Absolute, level.HalfWidth, level.IsPaired, level.Verdict));
        Assert.True(level.First.HalfWidth > 0);
        Assert.True(comparison.SameEvents);
        Assert.Equal([new SettingDifference("input", "load", "4 tonnes", "5 tonnes")], comparison.Settings);
    }

    [Theory]
    [InlineData(1, 5UL, 1, 5UL, null, ComparisonVerdict.Differs)]
    [InlineData(3, 5UL, 1, 5UL, null, ComparisonVerdict.Differs)]
    [InlineData(3, 5UL, 3, 6UL, false, ComparisonVerdict.MayBeChance)]
    [InlineData(3, 5UL, 3, 5UL, true, ComparisonVerdict.Differs)]
    public void What_a_difference_is_worth_depends_on_replications_and_seeds(
        int firstCount, ulong firstSeed, int secondCount, ulong secondSeed, bool? paired, ComparisonVerdict verdict)
    {
        MetricComparison level = RunComparer.Compare(
            Run(KnobStudy.Input(), firstCount, firstSeed), Run(KnobStudy.Input("load=4.2"), secondCount, secondSeed)).Metrics[0];

        Assert.Equal((paired is not null, paired ?? false, verdict), (level.HalfWidth is not null, level.IsPaired, level.Verdict));
        Assert.Equal(paired is null ? null : true, level.IntervalsOverlap);
    }

    [Fact]
    public void Other_events_are_a_warning_that_says_why()
    {
        string Warning(string[] settings, ulong seed) =>
            RunComparer.Compare(Run(KnobStudy.Input(), 3), Run(KnobStudy.Input(settings), 3, seed)).Warnings.SingleOrDefault() ?? "none";

        Assert.Equal("none", Warning(["load=5"], 5));
        Assert.Contains("changes the world itself", Warning(["loss=5"], 5), StringComparison.Ordinal);
        Assert.Contains("different seeds", Warning([], 8), StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_run_did_not_measure_cannot_be_compared()
    {
        RunComparison comparison = RunComparer.Compare(Run(KnobStudy.Input(), 1), Run(KnobStudy.Input("mode=off"), 1));
        Assert.Equal(ComparisonVerdict.NotComparable, comparison.Metrics.First(static one => one.First.Name == "lost").Verdict);
        Assert.Equal(ComparisonVerdict.Same, comparison.Metrics.First(static one => one.First.Name == "constant").Verdict);
    }

    [Fact]
    public void A_run_is_the_same_as_itself()
    {
        ComparedRun run = Run(KnobStudy.Input(), 3);
        RunComparison comparison = RunComparer.Compare(run, run);
        Assert.Empty(comparison.Settings);
        Assert.All(comparison.Metrics, static one => Assert.Equal(ComparisonVerdict.Same, one.Verdict));
        Assert.Equal("Both runs end in the same digest: they are the same run.", comparison.Answer[0]);
    }

    [Fact]
    public void Rules_tables_versions_and_files_that_differ_are_told()
    {
        ComparedRun first = Run(KnobStudy.Input(), 1);
        ComparedRun second = first with
        {
            Result = first.Result with
            {
                TableHash = "other",
                Version = "9.9",
                Variants = [first.Result.Variants[0] with { Switches = ["flagRule: c"] }],
            },
            Manifest = first.Manifest with { InputFiles = new Dictionary<string, string> { ["a.yaml"] = "hash" } },
        };
        RunComparison comparison = RunComparer.Compare(first, second);

        Assert.Equal(
            ["run version", "run tableHash", "variant one", "variant two", "file a.yaml"],
            comparison.Settings.Select(static row => $"{row.Kind} {row.Name}"));
        Assert.Equal(3, comparison.Warnings.Count);
        Assert.Equal(["one"], comparison.Metrics.Select(static one => one.Variant).Distinct());
    }

    [Fact]
    public void Folders_are_read_and_what_is_no_run_is_refused()
    {
        string good = Folder("good", Run(KnobStudy.Input(), 1));
        string other = Folder("other", Run(KnobStudy.Input("load=5"), 1));
        Assert.Equal(-10, RunComparer.Compare(good, other).Metrics[0].Absolute);

        string missing = Path.Combine(_parent, "missing");
        string empty = Directory.CreateDirectory(Path.Combine(_parent, "empty")).FullName;
        string broken = Folder("broken", Run(KnobStudy.Input(), 1));
        string result = Path.Combine(broken, "result.json");
        File.WriteAllText(result, File.ReadAllText(result).Replace("\"seed\": 5", "\"seed\": \"five\"", StringComparison.Ordinal));
        InvalidInputException errors = Assert.Throws<InvalidInputException>(() => RunComparer.Compare(missing, empty));
        const string Allowed = "allowed: the folder of a run, with manifest.json and result.json (twin study run writes one)";
        Assert.Equal(
            [$"{missing}: found 'no folder'; {Allowed}", $"{empty}: found 'no manifest.json'; {Allowed}"],
            errors.Errors.Select(static one => one.ToString()));
        Assert.StartsWith(
            $"{result}: line 9: seed: ",
            Assert.Throws<InvalidInputException>(() => RunComparer.Compare(good, broken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_different_studies_are_refused()
    {
        string one = Folder("one", Run(KnobStudy.Input(), 1));
        ComparedRun run = Run(KnobStudy.Input(), 1);
        string other = Folder("other", run with { Result = run.Result with { Study = "dials" } });
        Assert.Equal(
            $"{other}: field 'study': found 'dials'; allowed: knobs; only runs of one study can be compared",
            Assert.Throws<InvalidInputException>(() => RunComparer.Compare(one, other)).Message);
    }

    [Fact]
    public void Json_csv_and_report_of_a_comparison_read_as_the_goldens()
    {
        RunComparison comparison = RunComparer.Compare(
            Run(KnobStudy.Input(), 3) with { Folder = "runs/before" },
            Run(KnobStudy.Input("load=5", "mode=off"), 3) with { Folder = "runs/after" });
        using StringWriter csv = new();
        ComparisonJson.WriteCsv(comparison, csv);
        Golden.Verify("comparison.json", ComparisonJson.Text(comparison));
        Golden.Verify("comparison.csv", csv.ToString());
        Golden.Verify("comparison.html", EvidenceRuns.WithoutStyle(writer => ComparisonReport.Write(comparison, writer)));
    }

    private static ComparedRun Run(StudyInput input, int replications, ulong seed = 5)
    {
        StudyResult result = StudyRunner.Run(
            input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = seed, Replications = replications }).Result;
        return new ComparedRun("a folder", EvidenceRuns.Timeless(result), EvidenceRuns.Manifest(input, result));
    }

    private string Folder(string name, ComparedRun run)
    {
        string path = Path.Combine(_parent, name);
        Assert.Null(RunFolder.TryBegin(path, out RunFolder? folder));
        Assert.Null(folder!.Complete(run.Result, run.Manifest));
        return path;
    }
}
