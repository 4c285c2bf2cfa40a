using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Studies.Scenarios;

/// <summary>Pieces of a JSON Schema, draft 2020-12.</summary>
internal static class SchemaText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A whole schema as a file's text.</summary>
    internal static string File(string title, JsonObject body)
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach ((string key, JsonNode? value) in body)
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Indented) + "\n";
    }

    /// <summary>An object that has these members and no other.</summary>
    internal static JsonObject Closed(string description, IEnumerable<(string Key, JsonNode Schema)> members, params string[] required)
    {
        JsonObject schema = new()
        {
            ["description"] = description,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(members.Select(static m => new KeyValuePair<string, JsonNode?>(m.Key, m.Schema))),
        };
        if (required.Length > 0)
        {
            schema["required"] = Array(required);
        }

        return schema;
    }

    /// <summary>A list.</summary>
    internal static JsonObject List(string description, JsonNode items, int least = 0)
    {
        JsonObject schema = new() { ["description"] = description, ["type"] = "array", ["items"] = items };
        if (least > 0)
        {
            schema["minItems"] = least;
        }

        return schema;
    }

    /// <summary>A text.</summary>
    internal static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    /// <summary>A text for which YAML may read a number, as a version 1.04 without quotes.</summary>
    internal static JsonObject TextOrNumber(string description) => new() { ["description"] = description, ["type"] = Array(
        "string", "number") };

    /// <summary>A whole number.</summary>
    internal static JsonObject Integer(string description, long least, long most)
        => new() { ["description"] = description, ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    /// <summary>A number.</summary>
    internal static JsonObject Number(string description, decimal least, decimal most)
        => new() { ["description"] = description, ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    /// <summary>One of a few words.</summary>
    internal static JsonObject Words(string description, IEnumerable<string> words)
        => new() { ["description"] = description, ["enum"] = Array([.. words]) };

    /// <summary>Yes or no, as the readers take it.</summary>
    internal static JsonObject YesNo(string description)
        => new() { ["description"] = description, ["enum"] = new JsonArray(true, false, "yes", "no") };

    /// <summary>An input of a study with its unit, bounds, default and source.</summary>
    internal static JsonObject Input(InputDefinition input)
    {
        string unit = input.Unit.Length == 0 ? string.Empty : $" Unit: {input.Unit}.";
        string described = $"{input.Description}{unit} Default: {input.DefaultText}. Source: {input.Source}.";
        JsonObject schema = input.Kind switch
        {
            InputKind.Text => TextOrNumber(described),
            InputKind.Choice => Words(described, input.Choices),
            InputKind.WholeNumber => Integer(described, (long)input.Least, (long)input.Most),
            _ => Number(described, input.Least, input.Most),
        };
        if (input.AllowsNone)
        {
            _ = schema.Remove("description");
            schema = new JsonObject { ["description"] = described, ["anyOf"] = new JsonArray(
                schema, new JsonObject { ["const"] = "none" }) };
        }

        bool number = decimal.TryParse(input.DefaultText, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            && input.Kind is not (InputKind.Text or InputKind.Choice);
        schema["default"] = number ? JsonValue.Create(value) : JsonValue.Create(input.DefaultText);
        return schema;
    }

    /// <summary>A reference to a definition of the same file.</summary>
    internal static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonArray Array(params string[] texts) => new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);
}
