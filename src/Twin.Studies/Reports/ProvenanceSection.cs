using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>Where the run came from, why its variants can be compared, and how to have it again.</summary>
internal static class ProvenanceSection
{
    /// <summary>True when every variant met the same exogenous events (Twin resolutions R8).</summary>
    public static bool SameEvents(StudyResult result) =>
        result.Variants.All(variant => string.Equals(variant.ExogenousHash, result.ExogenousHash, StringComparison.Ordinal));

    /// <summary>Shown at the answer when the variants did not meet the same events.</summary>
    public static Html UnequalWarning => Html.Of(
        $"""
        <p class="alarm" role="alert"><strong>Do not compare these variants.</strong> They did not meet the same events
        (<a href="#provenance">the hashes differ</a>); this is a fault of the program, please report it.</p>
        """);

    public static Html Section(StudyResult result, RunManifest manifest) => Html.Of(
        $"""
        <section id="provenance" aria-labelledby="provenance-head">
        <h2 id="provenance-head">Provenance</h2>
        <p>To run it again and end in the same digest, with the path of this report’s folder for PATH:</p>
        <pre class="command"><code>twin study replay PATH/{RunFiles.Manifest}</code></pre>
        <p class="hint">{Where(manifest)}</p>
        <dl>
        {Fact("Seed", Html.Of($"{result.Seed}"))}
        {Fact("Replications", Html.Of($"{Replications(result)}"))}
        {Fact("Version of Twin", Html.Of($"{result.Version}"))}
        {Hash("Rule tables (SHA-256)", result.TableHash)}
        {Hash("Digest of the run", result.Digest)}
        {Fact("Exogenous events", Events(result))}
        {Fact("Started", Html.Of($"{manifest.StartedAt}"))}
        {Fact("Took", Took(manifest))}
        </dl>
        <div class="scroll" role="region" aria-label="Digests of the variants" tabindex="0"><table class="hashes">
        <thead><tr><th scope="col">Variant</th><th scope="col">Estate at the end (SHA-256)</th>
        <th scope="col">Exogenous events met</th></tr></thead>
        <tbody>
        {Html.ForEach(result.Variants, variant => HashRow(variant.Name, variant.Digest, Html.Of($"<td>{Met(result, variant)}</td>")))}
        </tbody></table></div>
        {Inputs(manifest)}
        <details><summary>The scenario as it ran</summary>
        <pre class="scenario" tabindex="0"><code>{manifest.Scenario}</code></pre></details>
        </section>
        """);

    /// <summary>Where a run can be repeated.</summary>
    internal static string Where(RunManifest manifest) => manifest.InputFiles.Count > 0
        ? "Run it in the folder that the run was made in: the paths of your own scenario files, listed below, are relative to it."
        : "Any folder will do: this run read no file of its own.";

    private static Html Met(StudyResult result, VariantResult variant) =>
        string.Equals(variant.ExogenousHash, result.ExogenousHash, StringComparison.Ordinal)
            ? Html.Of($"<span class=\"ok\">✓</span> the same as above")
            : Html.Of($"<span class=\"alarm\">✗</span> <code>{variant.ExogenousHash}</code>");

    /// <summary>How many replications on which seeds.</summary>
    internal static string Replications(StudyResult result) => result.Replications == 1
        ? "1"
        : $"{Figures.Count(result.Replications)}, seeds {result.Seed} to {result.Seed + (ulong)(result.Replications - 1)}";

    /// <summary>How long it took.</summary>
    internal static Html Took(RunManifest manifest)
    {
        string rate = manifest.WallSeconds > 0
            ? $", {Figures.Count((long)(manifest.Events / manifest.WallSeconds))} a second" : string.Empty;
        string threads = manifest.Threads == 1 ? "1 thread" : $"{Figures.Count(manifest.Threads)} threads";
        return Html.Of($"{Durations.Text(manifest.WallSeconds)} on {threads} for {Figures.Count(manifest.Events)} events{rate}");
    }

    private static Html Events(StudyResult result) => SameEvents(result)
        ? Html.Of($"<span class=\"ok\">✓ the same for all variants</span> <code>{result.ExogenousHash}</code>")
        : Html.Of($"<span class=\"alarm\">✗ not the same for all variants</span>");

    private static Html Inputs(RunManifest manifest) => Html.When(manifest.InputFiles.Count > 0, () => Html.Of(
        $"""
        <h3>Input files</h3>
        <div class="scroll" role="region" aria-label="Input files" tabindex="0"><table class="hashes">
        <thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>
        {Html.ForEach(
            manifest.InputFiles.OrderBy(file => file.Key, StringComparer.Ordinal), file => HashRow(file.Key, file.Value, Html.Empty))}
        </tbody></table></div>
        """));

    private static Html HashRow(string name, string hash, Html more) =>
        Html.Of($"<tr><th scope=\"row\">{name}</th><td><code>{hash}</code></td>{more}</tr>\n");

    /// <summary>A line of the list of facts.</summary>
    internal static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    /// <summary>A line with a hash.</summary>
    internal static Html Hash(string name, string hash) => Fact(name, Html.Of($"<code>{hash}</code>"));
}
