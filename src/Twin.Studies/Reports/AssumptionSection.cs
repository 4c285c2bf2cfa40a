using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>Every input with its origin; those that nobody has published come first and are marked.</summary>
internal static class AssumptionSection
{
    private static readonly (AssumptionOrigin Origin, string Id, string Head, string Hint)[] Groups =
    [
        (AssumptionOrigin.Assumed, "assumed", "Doubt these first: no public value exists",
            "Built-in defaults that no source supports. If you know better, set them with --set or in the scenario and run again."),
        (AssumptionOrigin.CommandLine, "command-line", "Set on the command line", "Given with --set for this run."),
        (AssumptionOrigin.Scenario, "scenario", "Set in the scenario", "Read from the scenario file."),
        (AssumptionOrigin.Published, "published", "Published", "Built-in defaults with a public source."),
    ];

    public static Html Section(StudyResult result) => Html.Of(
        $"""
        <section id="assumptions" aria-labelledby="assumptions-head">
        <h2 id="assumptions-head">Assumptions</h2>
        {Html.ForEach(Groups, group => Group(group.Origin, group.Id, group.Head, group.Hint, result.Assumptions))}</section>
        """);

    private static Html Group(AssumptionOrigin origin, string id, string head, string hint, IReadOnlyList<Assumption> all)
    {
        List<Assumption> inputs = [.. all.Where(assumption => assumption.Origin == origin)];
        if (inputs.Count == 0)
        {
            return Html.Empty;
        }

        bool doubt = origin == AssumptionOrigin.Assumed;
        Html badge = Html.When(doubt, () => Html.Of($"<span class=\"badge\">assumed</span> "));
        return Html.Of(
            $"""
            <div class="origin{(doubt ? " doubt" : string.Empty)}">
            <h3 id="assumptions-{id}">{badge}{head} <small>({Figures.Count(inputs.Count)})</small></h3>
            <p class="hint">{hint}</p>
            <div class="scroll" role="region" aria-labelledby="assumptions-{id}" tabindex="0"><table class="inputs">
            <thead><tr><th scope="col">Input</th><th scope="col">Value</th>
            <th scope="col">{(doubt ? "Why it is assumed" : "Source")}</th></tr></thead>
            <tbody>
            {Html.ForEach(inputs.Index(), input => Row(input.Item, Repeats(inputs, input.Index)))}</tbody></table></div>
            </div>

            """);
    }

    // Many inputs in a row rest on the same words; said once, the few that rest on others stand out.
    private static bool Repeats(List<Assumption> inputs, int index) => index > 0 && inputs[index].Source.Length > 0
        && string.Equals(inputs[index].Source, inputs[index - 1].Source, StringComparison.Ordinal);

    private static Html Row(Assumption input, bool repeats) => Html.Of(
        $"""
        <tr><th scope="row">{(input.Description.Length > 0 ? input.Description : Words.FromName(input.Key))}
        <small><code>{Key(input.Key)}</code></small></th>
        <td><span class="value" title="{input.Key}={input.Value}">{InputWords.Value(input.Value, input.Unit)}</span></td>
        <td>{(repeats
            ? Html.Of($"<span class=\"none\" title=\"{input.Source}\">as above</span>")
            : Html.Of($"{(input.Source.Length > 0 ? input.Source : Figures.None)}"))}</td></tr>

        """);

    // A long key may break after its dots, and nowhere else where that suffices.
    private static Html Key(string key)
    {
        string[] parts = key.Split('.');
        return Html.ForEach(
            parts.Index(), part => Html.Of($"{Html.When(part.Index > 0, () => Html.Of($".<wbr>"))}{part.Item}"));
    }
}
