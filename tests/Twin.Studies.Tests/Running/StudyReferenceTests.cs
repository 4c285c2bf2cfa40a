using System.Text;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Running;

/// <summary>docs/reference/studies/NAME.md is what a study's own definitions and a small run of it say.</summary>
public class StudyReferenceTests
{
    // Small enough to run in a moment; what a study measures does not depend on how much.
    private const int Premises = 500;

    public static TheoryData<string> Studies => [.. StudyCatalogue.All.Select(static study => study.Name)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_reference_lists_every_input_metric_curve_and_table_of_a_study(string name)
    {
        IStudy study = StudyCatalogue.Find(name)!;
        StudyInput input = StudyInput.Load(study, null, [], []);
        Scenario scenario = input.Scenario with { Variants = [input.Scenario.Variants[0]] };
        EstateFactory estates = EstateFactories.Open(
            scenario.Estate with { Premises = Premises }, null, new Dictionary<string, string>(), new InputErrors())!;
        VariantResult result = StudyRunner.Run(study, scenario, estates, new StudyRunOptions { Seed = 1 }).Result.Variants[0];
        Golden.Verify($"../../../docs/reference/studies/{name}.md", Page(study, scenario.Inputs, result));
    }

    private static string Page(IStudy study, InputSet inputs, VariantResult result)
    {
        StringBuilder page = new();
        AppendInputs(page, study, inputs);
        AppendResults(page, result);
        return page.ToString();
    }

    private static void AppendInputs(StringBuilder page, IStudy study, InputSet inputs)
    {
        page.Append($"# Study `{study.Name}`\n\n");
        page.Append("Generated from the study's own definitions; to refresh it, run the tests of Twin.Studies.Tests with ");
        page.Append("`TWIN_UPDATE_GOLDENS=1`.\n\n");
        page.Append($"**{study.Title}.** {study.Question}\n\n");
        page.Append($"It concerns {string.Join(", ", study.Modifications)}. ");
        page.Append($"`scenarios/{study.DefaultScenario}` runs when no scenario is named.\n");
        page.Append("The short names of the sources are in the [glossary](../glossary.md#sources).\n\n");
        page.Append("## Inputs\n\n");
        page.Append("A scenario writes them below `inputs:`, nested or with dots; `--set key=value` overrides it. ");
        page.Append("Where the source says that\nthere is no public value, the default is an assumption of Twin, ");
        page.Append("and a report asks its reader to doubt it first.\n\n");
        page.Append("| Key | Default | Unit | Allowed | Meaning | Source of the default |\n|---|---|---|---|---|---|\n");
        IEnumerable<InputDefinition> definitions = inputs.All.Select(static value => value.Definition);
        foreach (InputDefinition one in definitions)
        {
            page.Append($"| `{one.Key}` | {one.DefaultText} | {Dash(one.Unit)} | {one.Allowed} | {one.Description} | ");
            page.Append($"{one.Source} |\n");
        }

        if (study.DefaultTraffic.Count == 0)
        {
            return;
        }

        page.Append("\n## Business as usual\n\nUnless the scenario has its own `traffic:`, users send these requests to the devices.\n\n");
        page.Append("| Name | Request | Command variant | Sender | Device types | Timing |\n|---|---|---|---|---|---|\n");
        foreach (TrafficRow row in study.DefaultTraffic)
        {
            ServiceRequestDefinition request = row.Variant.Definition;
            page.Append($"| `{row.Name}` | {request.Srv} {request.Name} | {(int)row.CommandVariant} | {Words(row.Sender)} | ");
            page.Append($"{row.DeviceTypes.ToString().ToUpperInvariant()} | {Words(row.Timing)} |\n");
        }
    }

    private static void AppendResults(StringBuilder page, VariantResult result)
    {
        page.Append("\n## Metrics\n\nA dot in the name marks a part of a whole.\n\n| Metric | Unit | Meaning |\n|---|---|---|\n");
        foreach (Metric metric in result.Metrics)
        {
            page.Append($"| `{metric.Name}` | {metric.Unit} | {metric.Description} |\n");
        }

        page.Append("\n## Curves\n\n| Series | Unit | Shows | Between points |\n|---|---|---|---|\n");
        foreach (Series series in result.Series)
        {
            string between = series.Step ? "the level holds" : "a rate; nothing is known";
            page.Append($"| `{series.Name}` | {series.Unit} | {series.Title} | {between} |\n");
        }

        page.Append("\n## Tables\n\n| Table | Columns |\n|---|---|\n");
        foreach (DetailTable table in result.Details)
        {
            page.Append($"| `{table.Name}`: {table.Title} | {string.Join(", ", table.Columns)} |\n");
        }
    }

    private static string Dash(string text) => text.Length == 0 ? "-" : text;

    private static string Words<T>(T value)
        where T : struct, Enum
        => string.Concat(value.ToString().Select(
            static (letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
