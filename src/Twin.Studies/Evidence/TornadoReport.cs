using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Writes the report of a tornado: one HTML file without scripts, in the style of a run's report.</summary>
public static class TornadoReport
{
    /// <summary>Writes the report. Equal inputs give equal text; lines end in a line feed.</summary>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public static void Write(TornadoResult tornado, RunManifest manifest, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tornado);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(writer);
        StudyResult basis = tornado.Base;
        HtmlPage page = new($"{basis.Title} – tornado – Twin {basis.Study}") { MoreStyle = EvidenceStyle.Sheet };
        page.Write(
            writer,
            EvidencePage.Head(
                "tornado",
                basis,
                $"which of the inputs moves the answer most? The study: {basis.Question}",
                tornado.Bars.Count == 1 ? "1 input moved" : $"{Figures.Count(tornado.Bars.Count)} inputs moved, one at a time",
                ("answer", "Answer"),
                ("tornados", "Tornados"),
                ("ranges", "Ranges"),
                ("assumptions", "Assumptions"),
                ("provenance", "Provenance")),
            EvidencePage.Answer(tornado.Answer, [tornado.Definition, .. Notes(tornado)]),
            Charts(tornado),
            Ranges(tornado),
            AssumptionSection.Section(basis),
            EvidencePage.Provenance(basis, tornado.Digest, manifest, [("base", basis), .. tornado.Bars.SelectMany(Runs)]));
    }

    private static IEnumerable<(string Name, StudyResult Result)> Runs(TornadoBar bar) =>
        [($"{bar.Range.Key}={bar.Range.Low}", bar.Low), ($"{bar.Range.Key}={bar.Range.High}", bar.High)];

    private static IEnumerable<string> Notes(TornadoResult tornado)
    {
        yield return "One input is moved at a time. What two of them do together is not seen here; twin study sweep with two --over "
            + "shows it.";
        if (tornado.NotMoved.Count > 0)
        {
            yield return tornado.NotMoved.Count == 1
                ? "1 input could not be moved; it is listed under Ranges."
                : $"{Figures.Count(tornado.NotMoved.Count)} inputs could not be moved; they are listed under Ranges.";
        }

        foreach (string note in tornado.Base.Notes)
        {
            yield return note;
        }
    }

    private static Html Charts(TornadoResult tornado) => Html.Of(
        $"""
        <section id="tornados" aria-labelledby="tornados-head">
        <h2 id="tornados-head">What moves the answer</h2>
        <p class="hint">The longest bars come first. Zero is the base run, in which every input has its value in force.{(
            tornado.Base.Replications > 1 ? " Each change is paired by replication; ± is half its 95\u00a0% confidence interval."
                : string.Empty)}
        Charts of other variants show their difference from {tornado.Base.Variants[0].Name}; their own values are in <a
        href="tornado.csv">tornado.csv</a>.</p>
        {Html.ForEach(tornado.Metrics, metric => Charts(tornado, metric))}</section>
        """);

    private static Html Charts(TornadoResult tornado, string metric)
    {
        TornadoMeasure[] shown = [.. TornadoMeasure.Of(tornado, metric).Where(static one => one.IsDifference || one.Variant == 0)];
        ILookup<bool, TornadoMeasure> moving =
            shown.ToLookup(static one => one.Base is not null && one.Effects.Any(static effect => effect.Moves));
        string still = string.Join("; ", moving[false].Select(one => one.Title(tornado.Base)));
        return Html.Of(
            $"""
            {Html.ForEach(moving[true], measure => TornadoCharts.Figure(tornado, measure))}{Html.When(
                still.Length > 0, () => Html.Of($"<p class=\"folded\"><strong>Moved by no input:</strong> {still}.</p>\n"))}
            """);
    }

    private static Html Ranges(TornadoResult tornado) => Html.Of(
        $"""
        <section id="ranges" aria-labelledby="ranges-head">
        <h2 id="ranges-head">The ranges</h2>
        <p class="hint">{tornado.Definition}</p>
        <div class="scroll" role="region" aria-labelledby="ranges-head" tabindex="0"><table class="inputs">
        <thead><tr><th scope="col">Input</th><th scope="col">Low, base, high</th><th scope="col">Source of the value</th></tr></thead>
        <tbody>
        {Html.ForEach(tornado.Bars, bar => Html.Of(
            $"""
            <tr><th scope="row">{bar.Range.Definition.Description}<small><code>{bar.Range.Key}</code></small></th>
            <td>{bar.Range.Low}, {bar.Range.Base},
                {bar.Range.High} {bar.Range.Definition.Unit}</td><td>{bar.Range.Definition.Source}</td></tr>

            """))}</tbody></table></div>
        {Html.When(tornado.NotMoved.Count > 0, () => Html.Of(
            $"""
            <h3>Not moved</h3>
            <ul>{Html.ForEach(tornado.NotMoved, static one => Html.Of($"<li><code>{one.Key}</code>: {one.Value}.</li>\n"))}</ul>
            """))}</section>
        """);
}
