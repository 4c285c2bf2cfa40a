using Twin.Load.Results;
using Twin.Studies.Reports;

namespace Twin.Load.Reports;

/// <summary>The tables of a load report.</summary>
internal static class LoadTables
{
    private static readonly string[] LatencyHeads = ["p50", "p75", "p95", "p99", "p99.9", "max"];

    /// <summary>The thresholds with what was found.</summary>
    public static Html Thresholds(LoadResult result) => Html.Of(
        $"""
        <div class="scroll" role="region" aria-label="Thresholds" tabindex="0"><table>
        <thead><tr><th scope="col">Threshold</th><th scope="col">Of</th><th scope="col" class="n">Found</th>
        <th scope="col">Kept</th></tr></thead>
        <tbody>
        {Html.ForEach(result.Thresholds, static one => Html.Of(
            $"""
            <tr><th scope="row">{one.Text}</th><td>{one.Subject}</td><td class="n">{one.Found}</td>
            <td>{(one.Kept
                ? Html.Of($"<span class=\"ok\">✓ kept</span>")
                : Html.Of($"<span class=\"alarm\">✗ crossed</span>"))}</td></tr>

            """))}</tbody></table></div>
        """);

    /// <summary>How long calls took, by step.</summary>
    public static Html Latency(LoadResult result) => Html.Of(
        $"""
        <section id="latency" aria-labelledby="latency-head">
        <h2 id="latency-head">Latency</h2>
        <p class="hint">From the moment a call was due to its answer: a call that had to wait for the generator or for others counts with
        its wait. Answered calls only.</p>
        {Steps("Latency by step", result.Overall, result.Steps, static step => step.Latency)}
        <details><summary>Service time: from the moment a call was really made</summary>
        {Steps("Service time by step", result.Overall, result.Steps, static step => step.Service)}</details>
        </section>
        """);

    /// <summary>Before, during and after each operation.</summary>
    public static Html Phases(LoadResult result) => Html.When(result.Phases.Count > 0, () => Html.Of(
        $"""
        <section id="phases" aria-labelledby="phases-head">
        <h2 id="phases-head">Before, during and after</h2>
        <div class="scroll" role="region" aria-label="Operations" tabindex="0"><table>
        <thead><tr><th scope="col">Operation</th><th scope="col" class="n">At</th>
        <th scope="col" class="n">Answered after</th>
        <th scope="col">Answer</th><th scope="col" class="n">Entities to reach</th><th scope="col" class="n">Reached after</th></tr></thead>
        <tbody>{Html.ForEach(result.Operations, Operation)}</tbody></table></div>
        <p class="hint">A call belongs to the part of the run in which it was made. “During” ends when the twin has reached every
        entity.</p>
        <div class="scroll" role="region" aria-label="Parts of the run" tabindex="0"><table>
        <thead><tr><th scope="col">Part of the run</th><th scope="col" class="n">From</th><th scope="col" class="n">Lasted</th>
        <th scope="col" class="n">Calls</th><th scope="col" class="n">Failed</th><th scope="col" class="n">E5</th>
        <th scope="col" class="n">p50</th><th scope="col" class="n">p99</th><th scope="col" class="n">max</th></tr></thead>
        <tbody>{Html.ForEach(result.Phases, Phase)}</tbody></table></div>
        </section>
        """));

    /// <summary>What was answered, by step.</summary>
    public static Html Codes(LoadResult result) => Html.Of(
        $"""
        <section id="codes" aria-labelledby="codes-head">
        <h2 id="codes-head">Answers</h2>
        <div class="scroll" role="region" aria-label="Answers by step" tabindex="0"><table>
        <thead><tr><th scope="col">Step</th><th scope="col">Answers by code</th><th scope="col">Devices’ responses</th>
        <th scope="col">Failures by kind</th></tr></thead>
        <tbody>{Html.ForEach(result.Steps, static step => Html.Of(
            $"""
            <tr><th scope="row">{step.Name}</th><td>{Counts(step.Codes)}</td><td>{Counts(step.DeviceCodes)}</td>
            <td>{Counts(step.FailureKinds)}</td></tr>

            """))}</tbody></table></div>
        {Html.When(result.Repeats is not null, () => Repeats(result.Repeats!))}
        </section>
        """);

    /// <summary>How well the generator did what it was told.</summary>
    public static Html Generator(LoadResult result) => Html.Of(
        $"""
        <section id="generator" aria-labelledby="generator-head">
        <h2 id="generator-head">The generator</h2>
        <p class="hint">How late calls were made after they were due. A millisecond or two is the clock’s; more is a machine that is too
        busy or a limit in flight that is too low. It is part of the latency above, and not of the service time.</p>
        <dl>
        {Fact("Half of the calls", result.Lateness.P50Us)}
        {Fact("99 %", result.Lateness.P99Us)}
        {Fact("The latest", result.Lateness.MaxUs)}
        <div><dt>Held back by the limit in flight</dt><dd>{Figures.Count(result.Held)}</dd></div>
        </dl>
        <h3>Devices to choose from</h3>
        <dl>{Html.ForEach(result.Targets, static one => Html.Of($"<div><dt>{one.Key}</dt><dd>{Figures.Count(one.Value)}</dd></div>"))}</dl>
        </section>
        """);

    private static Html Steps(
        string label, StepResult overall, IReadOnlyList<StepResult> steps, Func<StepResult, LatencySummary> what) => Html.Of(
        $"""
        <div class="scroll" role="region" aria-label="{label}" tabindex="0"><table>
        <thead><tr><th scope="col">Step</th><th scope="col" class="n">Calls</th><th scope="col" class="n">Answers a second</th>
        <th scope="col" class="n">Failed</th>
        {Html.ForEach(LatencyHeads, static head => Html.Of($"<th scope=\"col\" class=\"n\">{head}</th>"))}
        </tr></thead>
        <tbody>{Html.ForEach(steps.Prepend(overall), step => Html.Of(
            $"""
            <tr><th scope="row">{(step == overall ? Html.Of($"<strong>all calls</strong>") : Html.Of($"{step.Name}"))}</th>
            <td class="n">{Figures.Count(step.Calls)}</td><td class="n">{Figures.Number(step.AnsweredPerSecond)}</td>
            <td class="n">{Figures.Count(step.Failures)}</td>{Percentiles(what(step))}</tr>

            """))}</tbody></table></div>
        """);

    private static Html Percentiles(LatencySummary latency)
    {
        long[] values = [latency.P50Us, latency.P75Us, latency.P95Us, latency.P99Us, latency.P999Us, latency.MaxUs];
        return Html.ForEach(values, value => Html.Of($"<td class=\"n\">{(latency.Count == 0 ? Figures.None : Time(value))}</td>"));
    }

    private static Html Operation(OperationResult one) => Html.Of(
        $"""
        <tr><th scope="row">{one.Name}<small>{one.What}</small></th><td class="n">{Durations.Text(one.AtSeconds)}</td>
        <td class="n">{(one.Code.Length == 0 ? Figures.None : Durations.Text(one.AnswerMs / 1e3))}</td>
        <td>{one.Code}{Html.When(!one.Accepted, () => Html.Of($" <span class=\"alarm\">{one.Reason}</span>"))}</td>
        <td class="n">{Figures.Count(one.Reaching)}</td>
        <td class="n">{(one.ReachedAfterSeconds is { } seconds ? Durations.Text(seconds) : "not in this run")}</td></tr>

        """);

    private static Html Phase(PhaseResult one) => Html.Of(
        $"""
        <tr><th scope="row">{one.Name}</th><td class="n">{Durations.Text(one.FromSeconds)}</td>
        <td class="n">{Durations.Text(one.UntilSeconds - one.FromSeconds)}</td><td class="n">{Figures.Count(one.Overall.Calls)}</td>
        <td class="n">{Figures.Count(one.Overall.Failures)}</td>
        <td class="n">{Figures.Count(one.Overall.Codes.GetValueOrDefault("E5"))}</td>
        <td class="n">{Answered(one, one.Overall.Latency.P50Us)}</td><td class="n">{Answered(one, one.Overall.Latency.P99Us)}</td>
        <td class="n">{Answered(one, one.Overall.Latency.MaxUs)}</td></tr>

        """);

    private static string Answered(PhaseResult phase, long us) => phase.Overall.Answered == 0 ? Figures.None : Time(us);

    private static Html Counts(IReadOnlyDictionary<string, long> counts) => counts.Count == 0
        ? Html.Of($"<span class=\"none\">{Figures.None}</span>")
        : Html.ForEach(counts, static one => Html.Of($"{one.Key} <span class=\"unit\">{Figures.Count(one.Value)}</span> "));

    private static Html Repeats(RepeatResult repeats) => Html.Of(
        $"""
        <h3>Sent again</h3>
        <p>{Figures.Count(repeats.Sent)} requests were sent a second time with their ids; {Figures.Count(repeats.Same)} were answered as
        before. A twin that applies every request exactly once answers all of them so.</p>
        {Html.When(repeats.Different.Count > 0, () => Html.Of(
            $"<ul>{Html.ForEach(repeats.Different, static one => Html.Of($"<li class=\"alarm\">{one}</li>"))}</ul>"))}
        """);

    private static Html Fact(string name, long us) => Html.Of($"<div><dt>{name}</dt><dd>{Time(us)}</dd></div>");

    private static string Time(long us) => Durations.Text(us / 1e6);
}
