using Twin.Studies.Reports;

namespace Twin.Studies.Evidence;

/// <summary>Writes the report of a comparison: one HTML file without scripts, in the style of a run's report.</summary>
public static class ComparisonReport
{
    private const string Json = "comparison.json";
    private const string Csv = "comparison.csv";

    /// <summary>Writes report, JSON and CSV into a folder, and gives the folder its name.</summary>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    public static RunFolderError? Complete(RunFolder folder, RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.CompleteWith(into =>
        {
            into.WriteText(RunFiles.Report, writer => Write(comparison, writer));
            into.WriteFile(Json, stream => ComparisonJson.Write(comparison, stream));
            into.WriteText(Csv, writer => ComparisonJson.WriteCsv(comparison, writer));
        });
    }

    /// <summary>Writes the report. Equal inputs give equal text; lines end in a line feed.</summary>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public static void Write(RunComparison comparison, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(writer);
        HtmlPage page = new($"{comparison.First.Folder} and {comparison.Second.Folder} – Twin {comparison.First.Result.Study}")
        {
            MoreStyle = EvidenceStyle.Sheet,
        };
        page.Write(
            writer,
            Head(comparison),
            EvidencePage.Answer(comparison.Answer, comparison.Warnings),
            Settings(comparison),
            Html.Of(
                $"""
                <section id="metrics" aria-labelledby="metrics-head">
                <h2 id="metrics-head">Metric by metric</h2>
                <p class="hint">{Hint(comparison)} All of it is in <a href="{Csv}">{Csv}</a>.</p>
                {Html.ForEach(
                    comparison.Metrics.GroupBy(static one => one.Variant, StringComparer.Ordinal), variant =>
                        Variant(variant.Key, [.. variant]))}</section>
                """),
            Provenance(comparison));
    }

    private static Html Head(RunComparison comparison) => Html.Of(
        $"""
        <header>
        <p class="eyebrow">Twin study comparison <span aria-hidden="true">·</span> {comparison.First.Result.Study}</p>
        <h1>{comparison.First.Folder} and {comparison.Second.Folder}</h1>
        <p class="question"><span class="lead-in">First:</span> {comparison.First.Result.Title}. <span class="lead-in">Second:</span>
        {comparison.Second.Result.Title}.</p>
        <nav aria-label="Sections"><a href="#answer">Answer</a> <a href="#settings">What differs</a> <a href="#metrics">Metrics</a>
        <a href="#provenance">Provenance</a></nav>
        </header>
        """);

    private static string Hint(RunComparison comparison)
    {
        bool paired = comparison.Metrics.Any(static one => one.IsPaired);
        bool intervals = comparison.Metrics.Any(static one => one.HalfWidth is not null);
        string how = paired
            ? "Both runs have the same seeds, so each difference is paired by replication; ± is half its 95\u00a0% confidence interval."
            : intervals ? "The runs have different seeds; ± is half the 95\u00a0% confidence interval of the difference of two "
                + "independent means (Welch)."
            : "There are no confidence intervals, for that needs two runs with --replications.";
        return intervals ? how + " Of twenty metrics that nothing moves, one is expected to look as if it differed." : how;
    }

    private static Html Settings(RunComparison comparison) => Html.Of(
        $"""
        <section id="settings" aria-labelledby="settings-head">
        <h2 id="settings-head">What differs</h2>
        {(comparison.Settings.Count == 0
            ? Html.Of($"<p>Nothing: the runs have the same inputs, rules, tables, seed and version.</p>")
            : Html.Of(
                $"""
                <div class="scroll" role="region" aria-labelledby="settings-head" tabindex="0"><table class="hashes">
                <thead><tr><th scope="col">What</th><th scope="col">First</th><th scope="col">Second</th></tr></thead>
                <tbody>
                {Html.ForEach(comparison.Settings, row => Html.Of(
                    $"<tr><th scope=\"row\">{row.Name} <small>{row.Kind}</small></th><td>{Shown(row.First)}</td><td>{Shown(
                        row.Second)}</td></tr>\n"))}</tbody></table></div>
                """))}
        </section>
        """);

    private static Html Shown(string text) => text.Length == 0 ? Html.Of($"<span class=\"none\">none</span>") : Html.Of($"{text}");

    private static Html Variant(string name, MetricComparison[] metrics)
    {
        MetricComparison[] rows = [.. metrics.Where(static one => one.Verdict != ComparisonVerdict.Same)];
        MetricComparison[] unmoved = [.. metrics.Where(static one => one.Verdict == ComparisonVerdict.Same)];

        // The parts of a whole that is the same go without saying.
        HashSet<string> wholes = [.. unmoved.Where(static one => !MetricTitles.IsPart(one.First)).Select(static one => one.First.Name)];
        string same = string.Join(
            "; ",
            unmoved.Where(one => !MetricTitles.IsPart(one.First) || !wholes.Contains(MetricTitles.Whole(one.First)))
                .Select(static one => MetricTitles.Full(one.First)));
        string id = "metrics-" + FileNames.Safe(name);
        Html table = Html.When(rows.Length > 0, () => Html.Of(
            $"""
            <div class="scroll" role="region" aria-labelledby="{id}" tabindex="0"><table class="metrics">
            <thead><tr><th scope="col">Metric</th><th scope="col" class="n">First</th><th scope="col" class="n">Second</th>
            <th scope="col" class="n">Difference</th><th scope="col">Verdict</th></tr></thead>
            <tbody>
            {Html.ForEach(rows, Row)}</tbody></table></div>
            """));
        return Html.Of(
            $"""
            <h3 id="{id}">{name}</h3>
            {table}{Html.When(same.Length > 0, () => Html.Of($"<p class=\"folded\"><strong>The same in both:</strong> {same}.</p>\n"))}

            """);
    }

    private static Html Row(MetricComparison row)
    {
        string unit = MetricTitles.UnitBesideFull(row.First);
        string difference = row.Absolute is { } absolute
            ? EvidencePage.Change(absolute, row.HalfWidth, row.First.Unit) : Figures.None;
        string share = row.Relative is { } relative && double.IsFinite(relative) ? $" ({Figures.SignedPercent(relative)})" : string.Empty;
        return Html.Of(
            $"""
            <tr{(MetricTitles.IsPart(row.First) ? Html.Of($" class=\"part\"") : Html.Empty)}><th scope="row"
            title="{row.First.Name}">{MetricTitles.Full(row.First)}{Html.When(
                unit.Length > 0, () => Html.Of($" <span class=\"unit\">{unit}</span>"))}</th>
            <td class="n">{Value(row.First)}</td><td class="n">{Value(row.Second)}</td>
            <td class="n">{difference}<span class="share">{share}</span></td>
            <td class="verdict">{ComparisonJson.Name(row.Verdict)}{Html.When(row.IntervalsOverlap is not null, () =>
                Html.Of($"<small class=\"diff same\">{(
                    row.IntervalsOverlap!.Value ? "intervals overlap" : "intervals apart")}</small>"))}</td></tr>

            """);
    }

    private static string Value(Results.Metric metric)
        => metric.Value is { } value ? EvidencePage.WithInterval(value, metric.HalfWidth, metric.Unit) : Figures.None;

    private static Html Provenance(RunComparison comparison) => Html.Of(
        $"""
        <section id="provenance" aria-labelledby="provenance-head">
        <h2 id="provenance-head">Provenance</h2>
        <div class="scroll" role="region" aria-labelledby="provenance-head" tabindex="0"><table class="hashes">
        <thead><tr><th scope="col">Of the run</th><th scope="col">First</th><th scope="col">Second</th></tr></thead>
        <tbody>
        {Fact("Folder", comparison, static run => run.Folder)}{Fact("Seed", comparison, static run => run.Result.Seed.ToString(null, null))}
        {Fact("Replications", comparison, static run => Figures.Count(run.Result.Replications))}
        {Fact("Version of Twin", comparison, static run => run.Result.Version)}{Fact("Started", comparison, static run =>
            run.Manifest.StartedAt)}
        {Fact("Rule tables", comparison, static run => run.Result.TableHash)}{Fact("Exogenous events", comparison, static run =>
            run.Result.ExogenousHash)}
        {Fact("Digest", comparison, static run => run.Result.Digest)}</tbody></table></div>
        </section>
        """);

    private static Html Fact(string name, RunComparison comparison, Func<ComparedRun, string> fact) => Html.Of(
        $"<tr><th scope=\"row\">{name}</th><td><code>{fact(comparison.First)}</code></td><td><code>{fact(
            comparison.Second)}</code></td></tr>\n");
}
