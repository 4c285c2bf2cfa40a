using System.Text.Json.Nodes;
using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Modifications;
using Twin.Studies.Running;

namespace Twin.Studies.Scenarios;

/// <summary>The JSON Schema of scenarios, made from what the readers go by, so that editors can complete and check them.</summary>
/// <remarks>
/// A scenario that fits may still be refused: the schema knows shapes, words and bounds; whether a model exists or names repeat is the
/// reader's matter. What does not fit is refused.
/// </remarks>
public static class ScenarioSchema
{
    private const string Inputs = "inputs";
    private const string Rate = "perDevicePerDay";

    /// <summary>The schema of scenarios of these studies, as the text of <c>scenarios/schema/scenario.schema.json</c>.</summary>
    public static string Of(IReadOnlyList<IStudy> studies)
    {
        JsonObject definitions = [];
        JsonArray cases = [];
        foreach (IStudy study in studies)
        {
            InputDefinition[] inputs = [.. study.Inputs, .. study.DefaultTraffic.Select(ScenarioReader.RateOf)];
            foreach (InputDefinition input in inputs)
            {
                definitions[$"{study.Name}.{input.Key}"] = SchemaText.Input(input);
            }

            definitions[$"{study.Name}.{Inputs}"] = InputsOf(study.Name, inputs);
            cases.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["study"] = new JsonObject { ["const"] = study.Name } } },
                ["then"] = new JsonObject { ["properties"] = new JsonObject { [Inputs] = SchemaText.Reference($"{study.Name}.{Inputs}") } },
            });
        }

        JsonObject top = SchemaText.Closed("A scenario: the input of a study.", Top(studies), "study");
        top["allOf"] = cases;
        top["$defs"] = definitions;
        return SchemaText.File("Twin scenario", top);
    }

    private static IEnumerable<(string Key, JsonNode Schema)> Top(IReadOnlyList<IStudy> studies) =>
    [
        ("study", SchemaText.Words("The study that the scenario is for.", studies.Select(static s => s.Name))),
        ("title", SchemaText.Text("One line for the report's head.")),
        ("seed", SchemaText.Integer("The seed of the first replication, unless --seed says another.", 0, long.MaxValue)),
        ("estate", SchemaText.Closed(
            "Where the estate comes from: a profile or an inventory, not both. Default: the profile gb.",
            [
                ("profile", SchemaText.Text("A shipped profile's name, or the path of a YAML file.")),
                ("premises", SchemaText.Integer("How many premises, instead of the profile's own number.", 1, PopulationIds.MostPremises)),
                ("inventory", SchemaText.Text("The path of an inventory extract (CSV).")),
            ])),
        (Inputs, new JsonObject { ["type"] = "object" }),
        ("traffic", SchemaText.List("The requests that are business as usual, instead of the study's own.", TrafficRow())),
        ("variants", SchemaText.List("The variants to compare; the first is the baseline. Default: as-is alone.", Variant())),
    ];

    private static JsonObject TrafficRow() => SchemaText.Closed(
        "One kind of request.",
        [
            ("name", SchemaText.TextOrNumber("Its name, used once; the rate is the input traffic.NAME.perDevicePerDay.")),
            ("srv", SchemaText.TextOrNumber("The service request variant, as 4.8.1.")),
            ("commandVariant", SchemaText.Integer("The command variant it is sent with.", 1, 8)),
            ("sender", SchemaText.Words("Who sends it.", TrafficReader.SenderCodes.Codes)),
            ("deviceTypes", SchemaText.List(
                "The device types it is sent to.", SchemaText.Words("A device type.", DeviceTypeCatalogue.Codes.Codes), 1)),
            ("timing", SchemaText.Words("How it arrives.", TrafficReader.TimingCodes.Codes)),
            (Rate, SchemaText.Number("Requests a device a day.", 0, TrafficReader.MostPerDay)),
        ],
        TrafficReader.Keys);

    private static JsonObject Variant() => SchemaText.Closed(
        "One variant.",
        [
            ("name", SchemaText.TextOrNumber("Its name, used once.")),
            ("mods", SchemaText.List(
                "Modifications to switch on: ids of the register (twin mods list), or paths of YAML files.",
                SchemaText.Text("An id or a path."))),
            ("switches", SwitchSchema.Of()),
        ],
        "name");

    // An input may stand under its whole key, or nested at its dots.
    private static JsonObject InputsOf(string study, IReadOnlyList<InputDefinition> inputs)
    {
        JsonObject schema = Nested(study, string.Empty, inputs);
        schema["description"] = "Inputs that differ from their defaults; twin study show " + study + " lists all.";
        JsonObject properties = schema["properties"]!.AsObject();
        foreach (InputDefinition input in inputs.Where(static i => i.Key.Contains('.', StringComparison.Ordinal)))
        {
            properties[input.Key] = SchemaText.Reference($"{study}.{input.Key}");
        }

        // Rows of the scenario's own have names that no schema knows.
        JsonObject rate = SchemaText.Number("Requests a device a day.", 0, TrafficReader.MostPerDay);
        schema["patternProperties"] = new JsonObject { ["^traffic\\..+\\." + Rate + "$"] = rate };
        if (properties["traffic"] is JsonObject traffic)
        {
            traffic["additionalProperties"] = SchemaText.Closed("A row of the scenario's own.", [(Rate, rate.DeepClone())]);
        }

        return schema;
    }

    private static JsonObject Nested(string study, string prefix, IReadOnlyList<InputDefinition> inputs)
    {
        JsonObject properties = [];
        foreach (IGrouping<string, InputDefinition> group in inputs.GroupBy(input => input.Key[prefix.Length..].Split('.')[0]))
        {
            properties[group.Key] = group.First().Key.Length == prefix.Length + group.Key.Length
                ? SchemaText.Reference($"{study}.{group.First().Key}")
                : Nested(study, $"{prefix}{group.Key}.", [.. group]);
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }
}
