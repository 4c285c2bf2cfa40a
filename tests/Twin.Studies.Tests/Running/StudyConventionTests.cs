using Twin.Domain.Rules;
using Twin.Studies.Modifications;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Running;

/// <summary>What every study owes its users, whoever wrote it.</summary>
public sealed class StudyConventionTests
{
    // Small enough for a moment; what a study must say of itself does not depend on how much it runs.
    private const int Premises = 500;

    private static readonly Dictionary<string, StudyResult> Results = new(StringComparer.Ordinal);

    public static TheoryData<string> Studies => [.. StudyCatalogue.All.Select(static study => study.Name)];

    [Fact]
    public void Studies_stand_in_the_order_of_their_names_which_are_unique() => Assert.Equal(
        StudyCatalogue.All.Select(static study => study.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        StudyCatalogue.All.Select(static study => study.Name));

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_has_a_scenario_that_loads_with_a_seed_and_variants(string name)
    {
        IStudy study = StudyCatalogue.Find(name)!;
        StudyInput input = StudyInput.Load(study, null, [], []);

        Assert.Contains(study.DefaultScenario, ShippedScenarios.Names);
        Assert.NotNull(input.Scenario.Seed);
        Assert.True(input.Scenario.Variants.Count > 1, "one variant answers no what-if question");
        Assert.NotEqual(study.Title, string.Empty);
        Assert.EndsWith("?", study.Question, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_has_a_how_to_and_a_reference_page_that_name_it(string name)
    {
        string howTo = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", name + ".md"));
        Assert.StartsWith("# ", howTo, StringComparison.Ordinal);
        Assert.Contains($"`{name}`", howTo, StringComparison.Ordinal);
        Assert.Contains($"(../reference/studies/{name}.md)", howTo, StringComparison.Ordinal);
        string reference = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "studies", name + ".md"));
        Assert.StartsWith($"# Study `{name}`", reference, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_and_the_register_name_each_other(string name)
    {
        IStudy study = StudyCatalogue.Find(name)!;
        string[] register =
            [.. ModificationRegister.BuiltIn.All.Where(one => one.Studies.Contains(name)).Select(static one => one.Id)];
        Assert.Empty(register.Except(study.Modifications));
        Assert.All(study.Modifications, static id => Assert.NotNull(ModificationRegister.BuiltIn.Find(id)));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_input_says_what_it_is_what_it_counts_and_where_its_default_comes_from(string name)
    {
        IReadOnlyList<InputDefinition> inputs = StudyCatalogue.Find(name)!.Inputs;
        Assert.Equal(inputs.Count, inputs.Select(static one => one.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(inputs, static input =>
        {
            Assert.Matches("^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$", input.Key);
            Assert.EndsWith(".", input.Description, StringComparison.Ordinal);
            Assert.NotEqual(string.Empty, input.Source);

            // A whole number without a unit counts nothing: it is an id or a rank.
            bool measures = input.Kind is InputKind.Number or InputKind.Percent;
            Assert.True(
                measures == (input.Unit.Length > 0) || input.Kind == InputKind.WholeNumber,
                $"{input.Key}: what is measured has a unit, and nothing else has one");
            Assert.True(input.DefaultText.Length == 0 || input.Refuse(input.DefaultText) is null, $"{input.Key} refuses its own default");
        });
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_value_out_of_range_is_refused_with_key_found_and_allowed(string name)
    {
        IStudy study = StudyCatalogue.Find(name)!;
        foreach (InputDefinition input in study.Inputs.Where(static one => one.Kind != InputKind.Text))
        {
            string wrong = input.Kind == InputKind.Choice ? "no-such-choice" : $"{input.Most + 1}";
            InputError error = Assert.Single(
                Assert.Throws<InvalidInputException>(() => StudyInput.Load(study, null, [$"{input.Key}={wrong}"], [])).Errors);
            Assert.Equal(("--set", input.Key, wrong, input.Allowed), (error.File, error.Field, error.Found, error.Allowed));
        }
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_metric_has_a_name_a_unit_a_title_and_a_description(string name)
    {
        StudyResult result = ResultOf(name);
        string[] names = [.. result.Variants[0].Metrics.Select(static metric => metric.Name)];
        Assert.All(result.Variants, variant => Assert.Equal(names, variant.Metrics.Select(static metric => metric.Name)));
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(result.Variants[0].Metrics, metric =>
        {
            Assert.Matches("^[a-z][A-Za-z0-9]*(\\.[^ ].*)?$", metric.Name);
            Assert.NotEqual(string.Empty, metric.Unit);
            Assert.True(metric.Name.Contains('.', StringComparison.Ordinal) || metric.Title.Length > 0, $"{metric.Name} has no title");
            Assert.True(metric.Description.EndsWith('.'), $"{metric.Name}: the description is no sentence: {metric.Description}");
        });
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_answer_is_made_of_sentences_and_every_curve_has_a_title_and_a_unit(string name)
    {
        StudyResult result = ResultOf(name);
        Assert.NotEmpty(result.Answer);
        Assert.All(result.Answer, static line => Assert.EndsWith(".", line, StringComparison.Ordinal));
        Assert.All(result.Answer, static line => Assert.DoesNotContain("NaN", line, StringComparison.Ordinal));
        Assert.All(
            result.Variants.SelectMany(static variant => variant.Series),
            static series => Assert.True(series.Title.Length > 0 && series.Unit.Length > 0, series.Name));
        Assert.All(
            result.Variants.SelectMany(static variant => variant.Details),
            static table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }

    // Several tests read the same small run of all variants.
    private static StudyResult ResultOf(string name)
    {
        if (!Results.TryGetValue(name, out StudyResult? result))
        {
            IStudy study = StudyCatalogue.Find(name)!;
            Scenario scenario = StudyInput.Load(study, null, [], []).Scenario;
            EstateFactory estates = EstateFactory.Open(scenario.Estate with { Premises = Premises }, null, new InputErrors())!;
            result = StudyRunner.Run(study, scenario, estates, new StudyRunOptions { Seed = 1 }).Result;
            Results[name] = result;
        }

        return result;
    }
}
