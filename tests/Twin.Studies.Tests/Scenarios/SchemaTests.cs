using System.Text.Json.Nodes;
using Twin.Domain.Rules;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Twin.Studies.Modifications;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Studies.Tests.CplRemoval;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Scenarios;

public sealed class SchemaTests
{
    private const string Folder = "../../../scenarios/schema/";

    private static readonly string Scenario = ScenarioSchema.Of(StudyCatalogue.All);

    // Load scenarios are read by Twin.Load, whose tests check them.
    public static TheoryData<string> Shipped => [.. ShippedScenarios.Names.Where(static name =>
        !name.StartsWith("modifications/", StringComparison.Ordinal) && !name.StartsWith("load/", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Errors(string schema, string yaml)
    {
        InputErrors errors = new();
        YamlNode document = new YamlComposer("test.yaml", errors).Compose(yaml)!;
        errors.ThrowIfAny();
        return new SchemaCheck(schema).Errors(document);
    }

    private static bool IsProfile(string name) => name.StartsWith("profiles/", StringComparison.Ordinal);

    [Fact]
    public void Schema_of_scenarios_is_what_the_readers_go_by() => Golden.Verify(Folder + "scenario.schema.json", Scenario);

    [Fact]
    public void Schema_of_profiles_is_what_the_reader_goes_by() => Golden.Verify(Folder + "profile.schema.json", ProfileSchema.Text);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_file_fits_its_schema(string name)
        => Assert.Empty(Errors(IsProfile(name) ? ProfileSchema.Text : Scenario, ShippedScenarios.Read(name)!));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_file_begins_with_the_way_to_its_schema(string name)
    {
        string up = name.Contains('/', StringComparison.Ordinal) ? "../" : string.Empty;
        string schema = $"{up}schema/{(IsProfile(name) ? "profile" : "scenario")}.schema.json";

        Assert.StartsWith($"# yaml-language-server: $schema={schema}\n", ShippedScenarios.Read(name)!, StringComparison.Ordinal);
        string inScenarios = Path.Combine(RepositoryRoot.Path, "scenarios", Path.GetDirectoryName(name)!);
        Assert.True(File.Exists(Path.Combine(inScenarios, schema)), schema);
    }

    [Fact]
    public void Schema_knows_the_keys_that_the_readers_know()
    {
        static IEnumerable<string> Keys(JsonNode schema) => schema["properties"]!.AsObject().Select(static p => p.Key).Order();
        JsonNode top = JsonNode.Parse(Scenario)!;
        JsonNode variant = top["properties"]!["variants"]!["items"]!;

        Assert.Equal(ScenarioReader.Keys.Order(), Keys(top));
        Assert.Equal(ScenarioReader.EstateKeys.Order(), Keys(top["properties"]!["estate"]!));
        Assert.Equal(TrafficReader.Keys.Order(), Keys(top["properties"]!["traffic"]!["items"]!));
        Assert.Equal(VariantReader.Keys.Order(), Keys(variant));
        Assert.Equal(SwitchReader.Keys.Order(), Keys(variant["properties"]!["switches"]!));
    }

    [Fact]
    public void Scenarios_of_the_tests_fit()
    {
        Assert.Empty(Errors(Scenario, TestScenarios.Eventful));
        Assert.Empty(Errors(Scenario, TestScenarios.Relisted("PPMID", "a", "b", "1.0")));
        Assert.Empty(Errors(
            Scenario,
            "study: cpl-removal\ninputs: { removal.atHours: 2, removal: { firmware: 1.04 }, traffic: { mine: { perDevicePerDay: 2 } } }"));
        Assert.Empty(Errors(
            Scenario, "study: cpl-removal\ninputs: { removal: { relistAfterHours: none }, traffic.mine.perDevicePerDay: 3 }"));
    }

    [Theory]
    [InlineData("title: x", "$: required")]
    [InlineData("study: storm", "$.study: enum")]
    [InlineData("study: cpl-removal\nsede: 1", "$.sede: additionalProperties")]
    [InlineData("study: cpl-removal\nseed: -1", "$.seed: minimum")]
    [InlineData("study: cpl-removal\nestate: { premises: many }", "$.estate.premises: type")]
    [InlineData("study: cpl-removal\ninputs: { horizonDay: 3 }", "$.inputs.horizonDay: additionalProperties")]
    [InlineData("study: cpl-removal\ninputs: { horizonDays: 0 }", "$.inputs.horizonDays: minimum")]
    [InlineData("study: cpl-removal\ninputs: { removal: { atHour: 3 } }", "$.inputs.removal.atHour: additionalProperties")]
    [InlineData("study: cpl-removal\ninputs: { removal.atHours: x }", "$.inputs.removal.atHours: type")]
    [InlineData("study: cpl-removal\ninputs: { removal: { relistAfterHours: never } }", "$.inputs.removal.relistAfterHours: anyOf")]
    [InlineData("study: cpl-removal\ninputs: { lostResponse: { percent: 101 } }", "$.inputs.lostResponse.percent: maximum")]
    [InlineData("study: cpl-removal\ninputs: { lostResponse: { mostTries: 1.5 } }", "$.inputs.lostResponse.mostTries: type")]
    [InlineData("study: cpl-removal\ninputs: { lostResponse: { action: ask } }", "$.inputs.lostResponse.action: enum")]
    [InlineData("study: cpl-removal\ntraffic: [{ name: x }]", "$.traffic[0]: required")]
    [InlineData("study: cpl-removal\nvariants: [{ name: x, switches: { flagRule: f } }]", "$.variants[0].switches.flagRule: enum")]
    [InlineData(
        "study: cpl-removal\nvariants: [{ name: x, switches: { suspendedTypes: { add: [METER] } } }]",
        "$.variants[0].switches.suspendedTypes.add[0]: enum")]
    public void What_the_reader_refuses_by_shape_does_not_fit(
        string yaml, string expected) => Assert.Contains(expected, Errors(Scenario, yaml));
}
