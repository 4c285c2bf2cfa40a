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
