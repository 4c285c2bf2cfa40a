using System.Text.Json.Nodes;
using Twin.Domain.Rules;
using Twin.Load.Scenarios;
using Twin.Studies.Input;
using Twin.Studies.Running;
using Twin.Studies.Tests.Scenarios;
using Twin.Testing;
using Xunit;

namespace Twin.Load.Tests;

public sealed class LoadScenarioSchemaTests
{
    private const string Head =
        "name: x\ntitle: x\nmix: [{ step: a, send: \"4.1.1\", to: ESME }]\nsimulations: [{ pause: { during: 1s } }]\n";

    public static TheoryData<string> Shipped =>
        [.. ShippedScenarios.Names.Where(static name => name.StartsWith("load/", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Errors(string yaml)
    {
        InputErrors errors = new();
        YamlNode document = new YamlComposer("test.yaml", errors).Compose(yaml)!;
        errors.ThrowIfAny();
        return new SchemaCheck(LoadScenarioSchema.Text).Errors(document);
    }

    [Fact]
    public void Schema_is_what_the_readers_go_by()
        => Golden.Verify("../../../scenarios/schema/load.schema.json", LoadScenarioSchema.Text);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_scenario_fits_and_begins_with_the_way_to_the_schema(string name)
    {
        string text = ShippedScenarios.Read(name)!;
        Assert.Empty(Errors(text));
        Assert.StartsWith("# yaml-language-server: $schema=../schema/load.schema.json\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_knows_the_keys_that_the_readers_know()
    {
        static IEnumerable<string> Keys(JsonNode schema) => schema["properties"]!.AsObject().Select(static p => p.Key).Order();
        JsonNode top = JsonNode.Parse(LoadScenarioSchema.Text)!;
        JsonArray steps = top["properties"]!["mix"]!["items"]!["anyOf"]!.AsArray();
        Assert.Equal(LoadScenarioReader.Keys.Order(), Keys(top));
        Assert.Equal(MixReader.SendKeys.Order(), Keys(steps[0]!));
        Assert.Equal(MixReader.QueryKeys.Order(), Keys(steps[1]!));
        Assert.Equal(MixReader.InstallKeys.Order(), Keys(steps[2]!));
        Assert.Equal(MixReader.FilterKeys.Order(), Keys(steps[0]!["properties"]!["among"]!));
        Assert.Equal(
            OperationReader.Keys.Order(),
            top["properties"]!["operations"]!["items"]!["anyOf"]!.AsArray().SelectMany(one => Keys(one!)).Distinct().Order());
    }

    [Theory]
    [InlineData("titel: y", "$.titel: additionalProperties")]
    [InlineData("in-flight: 0", "$.in-flight: minimum")]
    [InlineData("premises: { count: many }", "$.premises.count: type")]
    [InlineData("verify: sometimes", "$.verify: anyOf")]
    [InlineData("operations: [{ at: 1s, dcc-outage: { mode: dns, begins: yes } }]", "$.operations[0]: anyOf")]
    [InlineData("thresholds: { overall: p99 }", "$.thresholds.overall: type")]
    public void What_the_reader_refuses_by_shape_does_not_fit(string rest, string expected)
    {
        InputErrors refused = new();
        Assert.Null(LoadScenarioReader.Read("test.yaml", Head + rest + "\n", refused));
        Assert.Contains(expected, Errors(Head + rest + "\n"));
    }
}
