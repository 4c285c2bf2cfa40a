using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>Writes the report of a run: one HTML file without scripts, fonts or links to other places.</summary>
public static class ReportWriter
{
    private const int MostVariantsOnPortrait = 4;

    /// <summary>Writes the report. Equal inputs give equal text; lines end in a line feed.</summary>
    /// <param name="result">What the study found.</param>
    /// <param name="manifest">How the run came about.</param>
    /// <param name="writer">Where to; UTF-8 is what the page declares.</param>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public static void Write(StudyResult result, RunManifest manifest, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(writer);
        RunFiles files = new(result);
        HtmlPage page = new($"{result.Title} – Twin {result.Study}")
        {
            MoreStyle = Html.When(result.Variants.Count > MostVariantsOnPortrait, () => ReportStyle.Landscape),
        };
        page.Write(
            writer,
            Head(result),
            Answer(result),
            DifferenceTable.Section(result),
            CurveSection.Section(result, files),
            RuleSection.Section(result),
            DetailSection.Section(result, files),
            AssumptionSection.Section(result),
            ProvenanceSection.Section(result, manifest));
    }

    private static Html Head(StudyResult result) => Html.Of(
        $"""
        <header>
        <p class="eyebrow">Twin study <span aria-hidden="true">·</span> {result.Study}</p>
        <h1>{result.Title}</h1>
        <p class="question"><span class="lead-in">Asked:</span> {result.Question}</p>
        <p class="facts"><span>{Figures.Count(result.Variants.Count)} {(result.Variants.Count == 1 ? "variant" : "variants")}</span>
        <span>{Durations.Text(result.HorizonMs / 1000.0)} of virtual time</span>
        <span>{(result.Replications == 1
            ? "1 run of each, no confidence intervals"
            : Figures.Count(result.Replications) + " replications")}</span>
        <span>seed {result.Seed}</span></p>
        <nav aria-label="Sections"><a href="#answer">Answer</a> <a href="#differences">Differences</a> <a href="#curves">Curves</a>
        <a href="#rules">Rules</a> <a href="#assumptions">Assumptions</a> <a href="#provenance">Provenance</a></nav>
        </header>
        """);

    private static Html Answer(StudyResult result)
    {
        int doubted = result.Assumptions.Count(assumption => assumption.Origin == AssumptionOrigin.Assumed);
        return Html.Of(
            $"""
            <section id="answer" aria-labelledby="answer-head">
            <h2 id="answer-head">The answer</h2>
            <div class="answer">
            {Html.ForEach(result.Answer.Take(1), line => Html.Of($"<p class=\"first\">{line}</p>\n"))}
            {Html.When(
                result.Answer.Count > 1, () => More(result))}</div>
            {Html.When(!ProvenanceSection.SameEvents(result), () => ProvenanceSection.UnequalWarning)}
            {Html.When(doubted > 0 || result.Notes.Count > 0, () => Html.Of(
                $"""
                <div class="notes"><h3>Before you rely on it</h3>
                <ul>
                {Html.When(doubted > 0, () => Doubt(doubted))}{Html.ForEach(result.Notes, note => Html.Of($"<li>{note}</li>\n"))}</ul></div>
                """))}
            </section>
            """);
    }

    private static Html More(StudyResult result) =>
        Html.Of($"<ul>\n{Html.ForEach(result.Answer.Skip(1), line => Html.Of($"<li>{line}</li>\n"))}</ul>\n");

    private static Html Doubt(int inputs)
    {
        string words = inputs == 1
            ? "1 input has no public value and is assumed"
            : $"{Figures.Count(inputs)} inputs have no public value and are assumed";
        return Html.Of($"<li>{words}: <a href=\"#assumptions\">see what to doubt first</a>.</li>\n");
    }
}
