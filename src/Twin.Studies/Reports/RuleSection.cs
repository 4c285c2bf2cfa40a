using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The rules each variant ran under.</summary>
internal static class RuleSection
{
    public static Html Section(StudyResult result) => Html.Of(
        $"""
        <section id="rules" aria-labelledby="rules-head">
        <h2 id="rules-head">Rules in force</h2>
        <div class="cards">
        {Html.ForEach(Enumerable.Range(0, result.Variants.Count), i => Card(result.Variants[i], i))}</div>
        </section>
        """);

    private static Html Card(VariantResult variant, int index)
    {
        Html switches = variant.Switches.Count == 0
            ? Html.Of($"<p class=\"hint\">No switch differs from the rule set of 2020.</p>")
            : Html.Of(
                $"""
                <p class="hint">Differs from the rule set of 2020 in:</p>
                <ul>{Html.ForEach(variant.Switches, line => Html.Of($"<li>{line}</li>"))}</ul>
                """);
        Html baseline = Html.When(index == 0, () => Html.Of($" <small>baseline</small>"));
        return Html.Of(
            $"""
            <div class="card"><h3>{new CurveStyle(index).Sample()}{variant.Name}{baseline}</h3>
            <p>{variant.RuleSet}</p>
            {switches}</div>

            """);
    }
}
