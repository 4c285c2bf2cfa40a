using System.Text.Json;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class ResultFilesTests
{
    [Fact]
    public void Json_of_single_runs_reads_as_the_golden() => Golden.Verify("result.json", ResultJson.Text(Small(SampleStudy.Single())));

    [Fact]
    public void Json_of_replications_reads_as_the_golden() =>
        Golden.Verify("result-replicated.json", ResultJson.Text(Small(SampleStudy.Replicated())));

    [Fact]
    public void Json_names_both_variants_of_a_difference_and_gives_both_values()
    {
        using JsonDocument json = JsonDocument.Parse(ResultJson.Text(SampleStudy.Single()));
        JsonElement row = json.RootElement.GetProperty("differences").EnumerateArray().Single(difference =>
            difference.GetProperty("metric").ValueEquals("stuckSuspendedAtEnd") && difference.GetProperty("variant").ValueEquals("MP105"));
        Assert.Equal("as-is", row.GetProperty("baseline").GetString());
        Assert.Equal(14_873, row.GetProperty("baselineValue").GetInt32());
        Assert.Equal(212, row.GetProperty("variantValue").GetInt32());
        Assert.Equal(-14_661, row.GetProperty("absolute").GetInt32());
        Assert.Equal(-14_661 / 14_873.0, row.GetProperty("relative").GetDouble());
    }

    [Fact]
    public void Json_has_the_members_that_scripts_rely_on()
    {
        using JsonDocument json = JsonDocument.Parse(ResultJson.Text(SampleStudy.Replicated()));
        JsonElement root = json.RootElement;
        Assert.Equal("cpl-removal", root.GetProperty("study").GetString());
        Assert.Equal(20_200_130UL, root.GetProperty("seed").GetUInt64());
        Assert.Equal(SampleStudy.Events, root.GetProperty("exogenousHash").GetString());
        Assert.Equal("assumed", root.GetProperty("assumptions").GetProperty("campaign.pace").GetProperty("origin").GetString());
        JsonElement variant = root.GetProperty("variants")[1];
        Assert.Equal("MP105", variant.GetProperty("name").GetString());
        Assert.Equal("devices", variant.GetProperty("metrics").GetProperty("devicesSuspended").GetProperty("unit").GetString());
        Assert.Equal(JsonValueKind.Null, variant.GetProperty("metrics").GetProperty("restoreDelayP50").GetProperty("value").ValueKind);
        JsonElement suspended = variant.GetProperty("metrics").GetProperty("devicesSuspended");
        Assert.Equal(JsonValueKind.Number, suspended.GetProperty("halfWidth").ValueKind);
        Assert.Equal(2, variant.GetProperty("series")[0].GetProperty("points")[0].GetArrayLength());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_null_in_json_and_empty_in_csv(double value)
    {
        StudyResult sample = SampleStudy.Single();
        VariantResult variant = sample.Variants[0] with
        {
            Metrics = [new Metric("share", value, "", "")],
            Series = [new Series("rate", "Rate", "a second", [new SeriesPoint(0, value)], Step: false)],
        };
        StudyResult odd = sample with { Variants = [variant] };
        using JsonDocument json = JsonDocument.Parse(ResultJson.Text(odd));
        JsonElement written = json.RootElement.GetProperty("variants")[0];
        Assert.Equal(JsonValueKind.Null, written.GetProperty("metrics").GetProperty("share").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, written.GetProperty("series")[0].GetProperty("points")[0][1].ValueKind);
        Assert.Equal("time_ms,as-is\n0,\n", Csv(writer => ResultCsv.WriteSeries(odd, "rate", writer)));
    }

    [Theory]
    [InlineData(true, "time_ms,as-is,MP105\n0,1,\n5,1,7\n10,3,7\n20,3,9\n")]
    [InlineData(false, "time_ms,as-is,MP105\n0,1,\n5,,7\n10,3,7.5\n20,,9\n")]
    public void Series_csv_has_every_moment_of_every_variant(bool step, string csv)
    {
        Series first = new("queue", "Queue", "alerts", [new(0, 1), new(10, 2), new(10, 3)], step);
        Series second = new("queue", "Queue", "alerts", [new(5, 7), new(10, step ? 7 : 7.5), new(20, 9)], step);
        StudyResult sample = SampleStudy.Single();
        StudyResult two = sample with
        {
            Variants = [sample.Variants[0] with { Series = [first] }, sample.Variants[1] with { Series = [second] }],
        };
        Assert.Equal(csv, Csv(writer => ResultCsv.WriteSeries(two, "queue", writer)));
    }

    [Fact]
    public void Metrics_csv_reads_as_the_golden() =>
        Golden.Verify("metrics.csv", Csv(w => ResultCsv.WriteMetrics(SampleStudy.Replicated(), w)));

    [Fact]
    public void Differences_csv_reads_as_the_golden() =>
        Golden.Verify("differences.csv", Csv(w => ResultCsv.WriteDifferences(SampleStudy.Replicated(), w)));

    [Fact]
    public void Cells_with_commas_quotes_and_lines_are_quoted() => Assert.Equal(
        "a,\"b, c\",\"d \"\"e\"\"\"\n\"f\ng\",h,\n",
        Csv(w => ResultCsv.WriteDetails(new DetailTable("t", "T", ["a", "b, c", "d \"e\""], [["f\ng", "h", ""]]), w)));

    [Theory]
    [InlineData("suspendedDevices", "suspendedDevices")]
    [InlineData("flag rule c", "flag-rule-c")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a/b\\c:d", "a-b-c-d")]
    [InlineData(".hidden", "hidden")]
    [InlineData("v1.2", "v1.2")]
    [InlineData("a..b", "a.-b")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("ü", "unnamed")]
    [InlineData("", "unnamed")]
    public void File_name_is_safe_everywhere(string name, string safe) => Assert.Equal(safe, FileNames.Safe(name));

    [Fact]
    public void File_names_differ_by_more_than_case()
    {
        FileNames names = new();
        Assert.Equal(["a.csv", "A-2.csv", "a-3.csv", "b.csv"], new[] { "a", "A", "a", "b" }.Select(name => names.Take(name, ".csv")));
    }

    [Fact]
    public void A_long_file_name_is_cut() => Assert.Equal(80, FileNames.Safe(new string('x', 300)).Length);

    // Thousands of points in a golden would hide what matters.
    private static StudyResult Small(StudyResult result) => result with
    {
        Variants =
        [
            .. result.Variants.Select(v => v with { Series = [.. v.Series.Select(s => s with { Points = [.. s.Points.Take(4)] })] }),
        ],
    };

    private static string Csv(Action<TextWriter> write)
    {
        using StringWriter writer = new();
        write(writer);
        return writer.ToString();
    }
}
