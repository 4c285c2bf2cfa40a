using System.Globalization;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The parts that reports of sweeps and tornados have in common.</summary>
internal static class EvidencePage
{
    /// <summary>The head of the page.</summary>
    /// <param name="kind">What it is, as <c>sweep</c>.</param>
    /// <param name="first">Any result of the study.</param>
    /// <param name="asked">What was asked beyond the study's own question.</param>
    /// <param name="runs">How many runs there were, in words.</param>
    /// <param name="links">The sections, by id and name.</param>
    internal static Html Head(string kind, StudyResult first, string asked, string runs, params (string Id, string Name)[] links) =>
        Html.Of(
        $"""
        <header>
        <p class="eyebrow">Twin study {kind} <span aria-hidden="true">·</span> {first.Study}</p>
        <h1>{first.Title}</h1>
        <p class="question"><span class="lead-in">Asked:</span> {asked}</p>
        <p class="facts"><span>{runs}</span>
        <span>{Figures.Count(first.Variants.Count)} {(first.Variants.Count == 1 ? "variant" : "variants")}</span>
        <span>{(first.Replications == 1
            ? "1 run of each, no confidence intervals" : Figures.Count(first.Replications) + " replications of each")}</span>
        <span>seed {first.Seed}</span></p>
        <nav aria-label="Sections">{Html.ForEach(links, link => Html.Of($"<a href=\"#{link.Id}\">{link.Name}</a> "))}</nav>
        </header>
        """);

    /// <summary>The answer, with what to know before relying on it.</summary>
    internal static Html Answer(IReadOnlyList<string> answer, IReadOnlyList<string> notes) => Html.Of(
        $"""
        <section id="answer" aria-labelledby="answer-head">
        <h2 id="answer-head">The answer</h2>
        <div class="answer">
        {Html.ForEach(answer.Take(1), line => Html.Of($"<p class=\"first\">{line}</p>\n"))}{Html.When(answer.Count > 1, () => Html.Of(
            $"<ul>\n{Html.ForEach(answer.Skip(1), line => Html.Of($"<li>{line}</li>\n"))}</ul>\n"))}</div>
        {Html.When(notes.Count > 0, () => Html.Of(
            $"""
            <div class="notes"><h3>Before you rely on it</h3>
            <ul>{Html.ForEach(notes, note => Html.Of($"<li>{note}</li>\n"))}</ul></div>
            """))}
        </section>
        """);

    /// <summary>Where the runs came from and how to have them again.</summary>
    /// <param name="first">Any result of the study.</param>
    /// <param name="digest">The digest over all runs.</param>
    /// <param name="manifest">How they came about.</param>
    /// <param name="runs">Each run's name with its result.</param>
    internal static Html Provenance(
        StudyResult first, string digest, RunManifest manifest, IReadOnlyList<(string Name, StudyResult Result)> runs) => Html.Of(
        $"""
        <section id="provenance" aria-labelledby="provenance-head">
        <h2 id="provenance-head">Provenance</h2>
        <p>To run it again and end in the same digest, with the path of this report’s folder for PATH:</p>
        <pre class="command"><code>twin study replay PATH/{RunFiles.Manifest}</code></pre>
        <p class="hint">{ProvenanceSection.Where(manifest)}</p>
        <dl>
        {ProvenanceSection.Fact("Seed", Html.Of($"{first.Seed}"))}
        {ProvenanceSection.Fact("Replications", Html.Of($"{ProvenanceSection.Replications(first)}"))}
        {ProvenanceSection.Fact("Version of Twin", Html.Of($"{first.Version}"))}
        {ProvenanceSection.Hash("Rule tables (SHA-256)", first.TableHash)}
        {ProvenanceSection.Hash("Digest of all runs", digest)}
        {ProvenanceSection.Fact("Started", Html.Of($"{manifest.StartedAt}"))}
        {ProvenanceSection.Fact("Took", ProvenanceSection.Took(manifest))}
        </dl>
        <p class="hint">{Events(runs)}</p>
        <details><summary>Digest and events of every run</summary>
        <div class="scroll" role="region" aria-label="Digests of the runs" tabindex="0"><table class="hashes">
        <thead><tr><th scope="col">Run</th><th scope="col">Digest (SHA-256)</th><th scope="col">Exogenous events</th></tr></thead>
        <tbody>
        {Html.ForEach(runs, one => Html.Of(
            $"<tr><th scope=\"row\">{one.Name}</th>{Code(one.Result.Digest)}{Code(one.Result.ExogenousHash)}</tr>\n"))}</tbody></table>
        </div></details>
        <details><summary>The scenario as it ran</summary>
        <pre class="scenario" tabindex="0"><code>{manifest.Scenario}</code></pre></details>
        </section>
        """);

    /// <summary>What the replications mean, for the head of a table.</summary>
    internal static string Intervals(int replications) => replications == 1
        ? "One run of each: the figures are exact for this seed; --replications tells how much another seed would move them."
        : $"Values are means of {Figures.Count(replications)} replications; ± is half the 95\u00a0% confidence interval, for differences "
            + "that of the difference paired by replication.";

    /// <summary>A value with its interval.</summary>
    internal static string WithInterval(double value, double? halfWidth, string unit)
    {
        string? duration = Durations.TryText(value, unit);
        if (halfWidth is not > 0)
        {
            return duration ?? Figures.Number(value);
        }

        double half = halfWidth.Value;
        string width = Durations.TryText(half, unit) is { } words ? "±\u00a0" + words : Figures.HalfWidth(half);
        return $"{duration ?? Figures.Number(value, half)} {width}";
    }

    /// <summary>As <see cref="WithInterval"/>, with a plus sign for what is above zero.</summary>
    internal static string Change(double value, double? halfWidth, string unit)
        => (value > 0 ? "+" : string.Empty) + WithInterval(value, halfWidth, unit);

    private static Html Code(string hash) => Html.Of($"<td><code>{hash}</code></td>");

    private static string Events(IReadOnlyList<(string Name, StudyResult Result)> runs)
    {
        int streams = runs.Select(static one => one.Result.ExogenousHash).Distinct(StringComparer.Ordinal).Count();
        return streams == 1
            ? "Every run met the same exogenous events, and within each run so did every variant."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Within each run every variant met the same exogenous events. Between runs they differ where the inputs say so: "
                + $"the {runs.Count:N0} runs met {streams:N0} different streams, all drawn from the same seed.");
    }
}
