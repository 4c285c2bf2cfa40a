using System.Text.Json.Nodes;
using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Estates;

/// <summary>The JSON Schema of population profiles, so that editors can complete and check them.</summary>
public static class ProfileSchema
{
    /// <summary>The schema, as the text of <c>scenarios/schema/profile.schema.json</c>.</summary>
    public static string Text => SchemaText.File("Twin population profile", SchemaText.Closed(
        "A population profile: the shape of a generated estate (docs/reference/profiles.md).",
        [
            ("name", SchemaText.Text("The name for reports.")),
            ("premises", SchemaText.Integer("How many premises.", 1, PopulationIds.MostPremises)),
            .. ProfileReader.Shares.Select(static share => (share, (JsonNode)Percentage("A share; default 0."))),
            ("electricityNetworks", SchemaText.List(
                "The electricity networks by ascending distributor id; together 100 percent.",
                Part([(
                    "distributorId",
                    SchemaText.Integer("The first two digits of its MPANs.", 10, 99)), ("name", Name()), Share("percent")]),
                1)),
            ("gasNetworks", SchemaText.List("The gas networks; together 100 percent.", Part([("name", Name()), Share("percent")]), 1)),
            ("suppliers", SchemaText.List(
                "The suppliers; each kind of share together 100 percent.",
                Part([("name", Name()), Share("importPercent"), Share("gasPercent"), Share("exportPercent")]),
                1)),
            ("models", SchemaText.List(
                "The device models; together 100 percent for each type and generation.",
                Part(
                [
                    ("type", SchemaText.Words("The device type.", DeviceTypeCatalogue.Codes.Codes)),
                    ("smets", SchemaText.Words("The generation.", ["SMETS1", "SMETS2"])),
                    ("manufacturer", SchemaText.TextOrNumber("At most 30 characters.")),
                    ("model", SchemaText.TextOrNumber("At most 30 characters.")),
                    Share("percent"),
                    ("firmware", SchemaText.List(
                        "Its versions; together 100 percent.",
                        Part([("version", SchemaText.TextOrNumber("At most 8 characters; quote it, as \"1.10\".")), Share("percent")]),
                        1)),
                ]))),
        ],
        "name",
        "premises",
        "electricityNetworks",
        "gasNetworks",
        "suppliers",
        "models"));

    private static JsonObject Name() => SchemaText.Text("A name that no other supplier or network has.");

    private static JsonObject Percentage(string description) => SchemaText.Number(
        description + " Unit: percent, at most four decimals.", 0, 100);

    private static (string Key, JsonNode Schema) Share(string key) => (key, Percentage("Its share."));

    private static JsonObject Part((string Key, JsonNode Schema)[] members)
        => SchemaText.Closed("A part.", members, [.. members.Select(static m => m.Key)]);
}
