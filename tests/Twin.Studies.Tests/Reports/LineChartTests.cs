using System.Xml.Linq;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class LineChartTests
{
    [Fact]
    public void A_step_chart_reads_as_the_golden() => Golden.Verify(
        "chart-step.svg",
        LineChart.Draw(Sample(step: true, [(0, 0), (10_000, 5), (20_000, 2)], [(0, 0), (10_000, 5), (40_000, 0)]), ChartSize.Wide)
            .ToString());

    [Fact]
    public void A_line_chart_reads_as_the_golden() => Golden.Verify(
        "chart-line.svg",
        LineChart.Draw(Sample(step: false, [(0, -1), (60_000, 3)], [(0, 0.5), (60_000, 1)]), ChartSize.Narrow).ToString());

    [Fact]
    public void Curves_that_coincide_are_all_drawn_under_one_label()
    {
        XElement svg = Draw(Sample(step: true, [(0, 4), (30_000, 9)], [(0, 4), (30_000, 9)]), ChartSize.Wide);
        Assert.Equal(["as-is = MP105"], Labels(svg));
        Assert.Equal(["as-is", "MP105"], Variants(svg));
    }

    [Fact]
    public void Names_too_long_for_one_label_stand_below_each_other()
    {
        (long, double)[] same = [(0, 4), (30_000, 9)];
        XElement svg = Draw(Sample(step: true, same, same, same), ChartSize.Narrow);
        Assert.Equal(["as-is", "= MP105", "= flag rule c"], Labels(svg));
    }

    [Fact]
    public void Curves_that_differ_in_one_point_have_their_own_labels() =>
        Assert.Equal(
            ["as-is", "MP105"],
            Labels(Draw(Sample(step: true, [(0, 4), (9, 1), (10, 4)], [(0, 4), (9, 2), (10, 4)]), ChartSize.Wide)));

    [Fact]
    public void A_level_is_drawn_to_the_end_of_the_run()
    {
        XElement svg = Draw(Sample(step: true, [(0, 4), (20_000, 9), (30_000, 9)]), ChartSize.Wide);
        string right = Paths(svg).Single();
        string axis = svg.Descendants().First(e => (string?)e.Attribute("class") == "zero").Attribute("d")!.Value;
        Assert.Equal(axis.Split('H')[1], right.Split('H')[^1]);
    }

    [Fact]
    public void A_long_series_is_thinned_to_the_pixels()
    {
        (long, double)[] points = [.. Enumerable.Range(0, 60_000).Select(i => ((long)i, (double)(i * 7919 % 1000)))];
        string path = Paths(Draw(Sample(step: false, points), ChartSize.Wide)).Single();
        Assert.InRange(path.Count(c => c is 'L'), 960, 4 * 960);
    }

    [Fact]
    public void A_variant_without_points_is_left_out() =>
        Assert.Equal(["MP105"], Labels(Draw(Sample(step: true, [], [(0, 1)]), ChartSize.Wide)));

    [Fact]
    public void A_title_from_a_user_is_text() =>
        Assert.Equal(
            "a <b> & 'c'",
            Draw(Sample(step: true, [(0, 1)]) with { Title = "a <b> & 'c'" }, ChartSize.Wide).Elements().First().Value);

    [Fact]
    public void The_first_sixteen_variants_all_look_different() =>
        Assert.Equal(16, Enumerable.Range(0, 16).Select(i => (new CurveStyle(i).Class, new CurveStyle(i).Dash)).Distinct().Count());

    private static Chart Sample(bool step, params (long TimeMs, double Value)[][] curves)
    {
        string[] names = ["as-is", "MP105", "flag rule c"];
        return new Chart(
            "devices", "Devices", "devices", step, 60_000,
            [.. curves.Select((points, i) => new ChartCurve(names[i], i, [.. points.Select(p => new SeriesPoint(p.TimeMs, p.Value))]))]);
    }

    // Parsing as XML proves that the drawing is well formed.
    private static XElement Draw(Chart chart, ChartSize size) => XElement.Parse(LineChart.Draw(chart, size).ToString());

    private static IEnumerable<string> Labels(XElement svg) =>
        svg.Elements("g").Single(g => (string?)g.Attribute("class") == "ends").Descendants("text").Select(text => text.Value);

    private static IEnumerable<string?> Variants(XElement svg) =>
        svg.Descendants("g").Select(g => (string?)g.Attribute("data-variant")).Where(name => name is not null);

    private static IEnumerable<string> Paths(XElement svg) =>
        svg.Descendants("g").Where(g => g.Attribute("data-variant") is not null)
            .Select(g => g.Elements("path").First().Attribute("d")!.Value);
}
