using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Writes the report of a sweep: one HTML file without scripts, in the style of a run's report.</summary>
public static class SweepReport
{
    /// <summary>Writes the report. Equal inputs give equal text; lines end in a line feed.</summary>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public static void Write(SweepResult sweep, RunManifest manifest, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(writer);
        string asked = $"what changes while {string.Join(" and ", sweep.Axes.Select(SweepAnswer.Range))}? The study: {sweep.Question}";
        HtmlPage page = new($"{sweep.Title} – sweep – Twin {sweep.Study}") { MoreStyle = EvidenceStyle.Sheet };
        page.Write(
            writer,
            EvidencePage.Head(
                "sweep",
                sweep.First,
                asked,
                sweep.Points.Count == 1 ? "1 point" : $"{Figures.Count(sweep.Points.Count)} points",
                ("answer", "Answer"),
                ("curves", sweep.Axes.Count == 1 ? "Curves" : "Maps"),
                ("points", "Points"),
                ("assumptions", "Assumptions"),
                ("provenance", "Provenance")),
            EvidencePage.Answer(sweep.Answer, [.. Notes(sweep)]),
            Drawings(sweep),
            SweepTables.Section(sweep),
            AssumptionSection.Section(sweep.First with { Assumptions = sweep.Assumptions }),
            EvidencePage.Provenance(
                sweep.First, sweep.Digest, manifest, [.. sweep.Points.Select(point => (string.Join(", ", point.Values), point.Result))]));
    }

    private static IEnumerable<string> Notes(SweepResult sweep)
    {
        yield return sweep.Axes.Count == 1
            ? $"{sweep.Axes[0].Key}: {sweep.Axes[0].Definition.Description}"
                + (sweep.Axes[0].Numbers is null ? string.Empty : " Between the points nothing was run; the lines only join them.")
            : string.Join(" ", sweep.Axes.Select(static axis => $"{axis.Key}: {axis.Definition.Description}"));
        yield return "Every other input kept its value, and every point had the same seed: what an input does not touch is the same "
            + "everywhere.";
        int moving = MetricChoice.Moving([.. sweep.Points.Select(static one => one.Result)]).Except(sweep.Metrics).Count();
        if (moving > 0)
        {
            yield return moving == 1
                ? "1 more metric moves; it is in sweep.csv, and --metric shows it here."
                : $"{Figures.Count(moving)} more metrics move; they are in sweep.csv, and --metric shows them here.";
        }

        foreach (string note in sweep.Points.SelectMany(static one => one.Result.Notes).Distinct(StringComparer.Ordinal))
        {
            yield return note;
        }
    }

    private static Html Drawings(SweepResult sweep)
    {
        bool grid = sweep.Axes.Count > 1;
        string bands = sweep.Axes[0].Numbers is null ? "Whiskers" : "Bands";
        string hint = grid
            ? "The deeper a cell, the larger its figure; all maps of a metric have the same scale. A marked corner breaks a threshold."
            : "Marks are the points that were run. Where variants coincide, their names are joined by “=”."
                + (sweep.Replications == 1
                    ? string.Empty
                    : $" {bands} are 95\u00a0% confidence intervals of each value; differences are surer than they look here, for they are "
                        + "paired by replication.");
        return Html.Of(
            $"""
            <section id="curves" aria-labelledby="curves-head">
            <h2 id="curves-head">{(grid ? "Over both inputs" : "Over the input")}</h2>
            <p class="hint">{hint}</p>
            {Html.ForEach(sweep.Metrics, metric => grid ? SweepCharts.Maps(sweep, metric) : SweepCharts.Curves(sweep, metric))}{Html.When(
                sweep.Metrics.Count == 0, () => Html.Of($"<p class=\"none\">Nothing moves.</p>\n"))}</section>
            """);
    }
}
