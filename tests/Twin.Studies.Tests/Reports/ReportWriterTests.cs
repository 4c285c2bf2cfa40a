using System.Text.RegularExpressions;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed partial class ReportWriterTests
{
    [Fact]
    public void A_report_of_single_runs_reads_as_the_golden() =>
        Golden.Verify("report.html", WithoutStyle(Report(SampleStudy.Single())));

    [Fact]
    public void A_report_of_replications_reads_as_the_golden() =>
        Golden.Verify("report-replicated.html", WithoutStyle(Report(SampleStudy.Replicated())));

    [Fact]
    public void A_report_needs_no_script_and_no_other_place()
    {
        string report = Report(SampleStudy.Single());
        Assert.DoesNotContain("<script", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_text_of_a_result_is_encoded()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'&";
        StudyResult sample = SampleStudy.Replicated();
        StudyResult hostile = sample with
        {
            Study = Hostile, Title = Hostile, Question = Hostile, Answer = [Hostile, Hostile], Notes = [Hostile], Version = Hostile,
            Digest = Hostile, ExogenousHash = Hostile, TableHash = Hostile,
            Assumptions = [.. sample.Assumptions.Select(a => new Assumption(Hostile, Hostile, Hostile, a.Origin, Hostile, Hostile))],
            Variants =
            [
                new VariantResult
                {
                    Name = Hostile, RuleSet = Hostile, Switches = [Hostile], Digest = Hostile, ExogenousHash = Hostile + "2",
                    Metrics = [new Metric(Hostile, 1, Hostile, Hostile),
                        new Metric("a." + Hostile, 1, "s", Hostile) { Title = Hostile, HalfWidth = 1 }],
                    Series = [new Series(Hostile, Hostile, Hostile, [new SeriesPoint(0, 1)], Step: true)],
                    Details = [new DetailTable(Hostile, Hostile, [Hostile], [[Hostile]])],
                },
            ],
            Differences = [new MetricDifference(Hostile, Hostile, Hostile, Hostile, 1, 2, 1, 1, 1)],
        };
        RunManifest manifest = SampleStudy.Manifest(hostile) with
        {
            StartedAt = Hostile, Scenario = Hostile,
            InputFiles = new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile },
        };
        string report = Report(hostile, manifest);
        Assert.DoesNotContain("<img", report, StringComparison.Ordinal);
        Assert.DoesNotContain("x onerror=alert(1)>", report, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_unique_and_every_link_within_the_page_has_its_target()
    {
        string report = Report(SampleStudy.Single());
        List<string> ids = [.. Id().Matches(report).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        IEnumerable<string> named = Reference().Matches(report).SelectMany(match => match.Groups[1].Value.Split(' '));
        Assert.All(named.Concat(Link().Matches(report).Select(match => match.Groups[1].Value)), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Headings_leave_out_no_level_and_table_heads_have_a_scope()
    {
        string report = Report(SampleStudy.Replicated());
        int[] levels = [.. Heading().Matches(report).Select(match => match.Groups[1].Value[0] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(TableHead().Matches(report), match => Assert.Contains("scope=\"", match.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Inputs_without_a_public_value_come_before_all_others()
    {
        string report = Report(SampleStudy.Single());
        string[] heads = ["Doubt these first", "Set on the command line", "Set in the scenario", "<h3 id=\"assumptions-published\">"];
        int[] places = [.. heads.Select(head => report.IndexOf(head, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void The_answer_comes_before_every_table_and_chart()
    {
        string report = Report(SampleStudy.Single());
        int answer = report.IndexOf("MP105 leaves 212 devices", StringComparison.Ordinal);
        Assert.InRange(answer, 0, report.IndexOf("<table", StringComparison.Ordinal));
        Assert.InRange(answer, 0, report.IndexOf("<figure", StringComparison.Ordinal));
    }

    [Fact]
    public void Variants_that_met_other_events_are_marked_as_not_comparable()
    {
        StudyResult sample = SampleStudy.Single();
        const string Warning = "Do not compare these variants.";
        Assert.DoesNotContain(Warning, Report(sample), StringComparison.Ordinal);
        StudyResult unequal = sample with { Variants = [sample.Variants[0], sample.Variants[1] with { ExogenousHash = "0123" }] };
        Assert.Contains(Warning, Report(unequal), StringComparison.Ordinal);
        Assert.Contains("not the same for all variants", Report(unequal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_whose_interval_includes_zero_may_be_chance()
    {
        Assert.Contains("may be chance</span>", Report(SampleStudy.Replicated()), StringComparison.Ordinal);
        Assert.DoesNotContain("may be chance</span>", Report(SampleStudy.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_of_one_variant_without_curves_has_a_report()
    {
        StudyResult sample = SampleStudy.Single();
        StudyResult bare = sample with
        {
            Variants = [sample.Variants[0] with { Series = [], Details = [] }], Differences = [], Answer = [], Assumptions = [], Notes = [],
        };
        string report = Report(bare);
        Assert.Contains("What was measured", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_is_zero_in_every_variant_has_no_row_but_its_title_in_the_closing_line()
    {
        string report = Report(WithMetrics(
            [Named("a", "Lost alerts", 0), Named("b", "Kept alerts", 1)], [Named("a", "Lost alerts", 0), Named("b", "Kept alerts", 0)]));
        Assert.DoesNotContain("id=\"metric-a\"", report, StringComparison.Ordinal);
        Assert.Contains("id=\"metric-b\"", report, StringComparison.Ordinal);
        Assert.Contains("<strong>Zero in every variant:</strong> Lost alerts.</p>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_no_variant_measured_is_not_called_zero()
    {
        string report = Report(WithMetrics([Named("a", "Delay", null)], [Named("a", "Delay", null)]));
        Assert.Contains("<strong>Not measured in any variant:</strong> Delay.</p>", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Zero in every variant", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<table class=\"metrics\">", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, null, null)]
    [InlineData(0.0, 0.0, 0.25)]
    [InlineData(0.0, -1.0, null)]
    public void A_metric_that_sets_variants_or_replications_apart_keeps_its_row(double first, double? second, double? halfWidth)
    {
        string report = Report(WithMetrics([Named("a", "Delay", first)], [Named("a", "Delay", second) with { HalfWidth = halfWidth }]));
        Assert.Contains("id=\"metric-a\"", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Zero in every variant", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_are_zero_stand_behind_their_whole_and_go_without_saying_when_it_is_zero_too()
    {
        Metric[] metrics =
        [
            Named("held", "Devices held", 5), Named("held.ESME", "", 5), Named("held.GSME", "", 0), Named("held.CHF", "", 0),
            Named("lost", "Devices lost", 0), Named("lost.ESME", "", 0),
        ];
        string report = Report(WithMetrics(metrics, metrics));
        Assert.Contains("</strong> Devices held (GSME, CHF); Devices lost.</p>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_tables_are_printed_once_under_the_joined_names_and_empty_ones_in_a_sentence()
    {
        StudyResult sample = SampleStudy.Single();
        DetailTable table = new("users", "By user", ["User"], [["Alder"]]);
        DetailTable[] tables = [table, table with { Rows = [["Alder"]] }, table with { Rows = [] }];
        VariantResult[] variants = [.. sample.Variants.Zip(tables, (variant, own) => variant with { Details = [own] })];
        string report = Report(sample with { Variants = variants });
        Assert.Single(report.Split("<th scope=\"row\">Alder</th>")[1..]);
        Assert.Contains("as-is = MP105: By user</h3>", report, StringComparison.Ordinal);
        Assert.Contains("<strong>By user:</strong> nothing to list for flag rule c.</p>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_empty_everywhere_is_one_sentence()
    {
        StudyResult sample = SampleStudy.Single();
        DetailTable table = new("users", "By user", ["User"], []);
        string report = Report(sample with { Variants = [.. sample.Variants.Select(variant => variant with { Details = [table] })] });
        Assert.Contains("nothing to list for every variant.</p>", report, StringComparison.Ordinal);
        Assert.DoesNotContain(">User</th>", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "hours", "none")]
    [InlineData("read", "", "read")]
    [InlineData("24", "hours", "24\u00a0h")]
    [InlineData("2;4", "attempts", "2;4\u00a0attempts")]
    [InlineData("1", "runs a day", "1\u00a0run a day")]
    [InlineData("1", "tries", "1\u00a0try")]
    [InlineData("1", "times the mean", "1\u00a0times the mean")]
    [InlineData("0.1", "runs a day", "0.1\u00a0runs a day")]
    public void An_input_has_its_unit_as_people_say_it_and_none_without_a_number(string value, string unit, string shown)
    {
        Assumption input = new("a.b", value, unit, AssumptionOrigin.Assumed, "nobody knows", "What it is.");
        Assert.Contains($">{shown}</span></td>", Report(SampleStudy.Single() with { Assumptions = [input] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_said_once_for_inputs_in_a_row()
    {
        Assumption[] inputs =
        [
            .. ((string[])["nobody knows", "nobody knows", "T-E", "nobody knows"]).Select((source, i) =>
                new Assumption($"input{i}", "1", "", AssumptionOrigin.Assumed, source, "What it is.")),
        ];
        string report = Report(SampleStudy.Single() with { Assumptions = inputs });
        Assert.Equal(2, report.Split("<td>nobody knows</td>").Length - 1);
        Assert.Equal(1, report.Split(">as above</span>").Length - 1);
    }

    [Fact]
    public void A_replay_is_bound_to_the_folder_of_the_run_when_the_run_read_files()
    {
        StudyResult sample = SampleStudy.Single();
        RunManifest manifest = SampleStudy.Manifest(sample);
        RunManifest bare = manifest with { InputFiles = new Dictionary<string, string>(StringComparer.Ordinal) };
        Assert.All([Report(sample, manifest), Report(sample, bare)],
            report => Assert.Contains("twin study replay PATH/manifest.json", report, StringComparison.Ordinal));
        Assert.Contains("Run it in the folder that the run was made in", Report(sample, manifest), StringComparison.Ordinal);
        Assert.Contains("Any folder will do", Report(sample, bare), StringComparison.Ordinal);
    }

    private static Metric Named(string name, string title, double? value) => new(name, value, "devices", string.Empty) { Title = title };

    private static StudyResult WithMetrics(Metric[] first, Metric[] second)
    {
        StudyResult sample = SampleStudy.Single();
        return sample with
        {
            Variants = [sample.Variants[0] with { Metrics = first }, sample.Variants[1] with { Metrics = second }],
            Differences = [],
        };
    }

    private static string Report(StudyResult result, RunManifest? manifest = null)
    {
        using StringWriter writer = new();
        ReportWriter.Write(result, manifest ?? SampleStudy.Manifest(result), writer);
        return writer.ToString();
    }

    // The style sheet says nothing about the content, and ReportStyleTests looks after it.
    private static string WithoutStyle(string report) => Style().Replace(report, "<style></style>");

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" aria-labelledby=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(" href=\"#([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<th[ >][^>]*>?")]
    private static partial Regex TableHead();
}
