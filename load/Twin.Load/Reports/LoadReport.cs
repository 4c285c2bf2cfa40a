using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;

namespace Twin.Load.Reports;

/// <summary>Writes the report of a load run: one HTML file without scripts, in the style of the studies' reports.</summary>
public static class LoadReport
{
    /// <summary>Writes the report; lines end in a line feed.</summary>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public static void Write(LoadScenario scenario, LoadResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        new HtmlPage($"{result.Title} – Twin load run").Write(
            writer,
            Head(result),
            Answer(result),
            LoadTables.Latency(result),
            LoadTables.Phases(result),
            LoadTables.Codes(result),
            LoadCharts.Section(result),
            LoadTables.Generator(result),
            Provenance(scenario, result));
    }

    /// <summary>What happened, in one sentence.</summary>
    public static string Sentence(LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        StepResult all = result.Overall;
        string failed = all.Failures == 0
            ? "none failed"
            : $"{Figures.Count(all.Failures)} failed ({Figures.Number(100.0 * all.Failures / all.Calls)} %)";
        return $"{Figures.Count(all.Calls)} calls in {Durations.Text(result.MeasuredSeconds)}, "
            + $"{Figures.Number(all.AnsweredPerSecond)} answers a second; {failed}; half were answered within "
            + $"{Durations.Text(all.Latency.P50Us / 1e6)}, 99 % within {Durations.Text(all.Latency.P99Us / 1e6)}.";
    }

    /// <summary>What the reader should know before relying on the figures.</summary>
    internal static IEnumerable<string> Notes(LoadResult result)
    {
        LatencySummary late = result.Lateness;
        if (result.Held > 0)
        {
            yield return $"{Figures.Count(result.Held)} calls had to wait because too many were in flight; the wait is in their latency.";
        }

        if (late.P99Us > 5_000 && late.P99Us * 4 > result.Overall.Latency.P99Us)
        {
            yield return "The generator was late: 1 % of the calls were made more than "
                + $"{Durations.Text(late.P99Us / 1e6)} after they were due. It shares the machine with something, or the rate is more "
                + "than it can make; latencies include it.";
        }

        if (result.Overall.Calls > 0 && result.Overall.Calls < 1_000)
        {
            yield return "Fewer than 1,000 calls: p99 and above rest on a handful of them.";
        }
    }

    private static Html Head(LoadResult result) => Html.Of(
        $"""
        <header>
        <p class="eyebrow">Twin load run <span aria-hidden="true">·</span> {result.Scenario}</p>
        <h1>{result.Title}</h1>
        <p class="question"><span class="lead-in">Load:</span> {string.Join(", then ", result.Simulations)}</p>
        <p class="facts"><span>{result.Target}</span>
        <span>{result.Twin.Estate}, {Figures.Count(result.Twin.Premises)} premises, storage {result.Twin.Storage}</span>
        <span>{Durations.Text(result.MeasuredSeconds)} measured</span>
        <span>seed {result.Seed}</span></p>
        <nav aria-label="Sections"><a href="#answer">Answer</a> <a href="#latency">Latency</a>
        {Html.When(result.Phases.Count > 0, () => Html.Of($"<a href=\"#phases\">Phases</a>"))}
        <a href="#codes">Answers</a> <a href="#curves">Curves</a> <a href="#generator">Generator</a>
        <a href="#provenance">Provenance</a></nav>
        </header>
        """);

    private static Html Answer(LoadResult result)
    {
        int crossed = result.Thresholds.Count(static one => !one.Kept);
        string verdict = result.Thresholds.Count == 0
            ? "The scenario has no thresholds."
            : crossed == 0
                ? "Every threshold was kept."
                : $"{Figures.Count(crossed)} of {Figures.Count(result.Thresholds.Count)} thresholds "
                    + $"{(crossed == 1 ? "was" : "were")} crossed.";
        string[] notes = [.. Notes(result)];
        return Html.Of(
            $"""
            <section id="answer" aria-labelledby="answer-head">
            <h2 id="answer-head">The answer</h2>
            <div class="answer"><p class="first">{verdict}</p>
            <p>{Sentence(result)}</p></div>
            {Html.When(result.Thresholds.Count > 0, () => LoadTables.Thresholds(result))}
            {Html.When(notes.Length > 0, () => Html.Of(
                $"""
                <div class="notes"><h3>Before you rely on it</h3>
                <ul>{Html.ForEach(notes, static note => Html.Of($"<li>{note}</li>\n"))}</ul></div>
                """))}
            </section>
            """);
    }

    private static Html Provenance(LoadScenario scenario, LoadResult result) => Html.Of(
        $"""
        <section id="provenance" aria-labelledby="provenance-head">
        <h2 id="provenance-head">Provenance</h2>
        <p>To run it again, with the path of this report’s folder for PATH:</p>
        <pre class="command"><code>twin load run PATH/{LoadFiles.Scenario} --seed {result.Seed} --url {result.Target}</code></pre>
        <p class="hint">The same seed makes the same calls at the same moments. Request ids are new in every run, and how long the answers
        take depends on both machines.</p>
        <dl>
        {Fact("Started", result.StartedAt)}
        {Fact("Runner", $"{result.Runner}, Twin {result.Version}")}
        {Fact("The twin", $"Twin {result.Twin.Version}, rule set {result.Twin.RuleSet}, seed {result.Twin.Seed.ToString(null, null)}")}
        {Fact("Rule tables (SHA-256)", result.Twin.TableHash)}
        </dl>
        <details><summary>The scenario as it ran</summary>
        <pre class="scenario" tabindex="0"><code>{scenario.Text}</code></pre></details>
        </section>
        """);

    private static Html Fact(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
