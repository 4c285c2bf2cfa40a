using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Twin.Studies.Input;

namespace Twin.Studies.Tests.Scenarios;

/// <summary>As much of JSON Schema 2020-12 as the schemas of the repository use; a keyword it does not know fails the check.</summary>
internal sealed class SchemaCheck(string schema)
{
    private static readonly HashSet<string> Remarks = ["$schema", "$defs", "title", "description", "default"];

    private readonly JsonObject root = JsonNode.Parse(schema)!.AsObject();

    /// <summary>What of a document does not fit, by place; empty when it fits.</summary>
    internal IReadOnlyList<string> Errors(YamlNode document)
    {
        List<string> errors = [];
        Check(root, document, "$", errors);
        return errors;
    }

    private void Check(JsonObject schema, YamlNode value, string place, List<string> errors)
    {
        foreach ((string keyword, JsonNode? rule) in schema.Where(static pair => !Remarks.Contains(pair.Key)))
        {
            bool fits = keyword switch
            {
                "type" => (rule is JsonArray types ? types.Select(static t => (string)t!) : [(string)rule!]).Any(type => IsOf(value, type)),
                "enum" => rule!.AsArray().Any(allowed => IsSame(value, allowed)),
                "const" => IsSame(value, rule),
                "minimum" => Number(value) is not { } number || number >= (decimal)rule!,
                "maximum" => Number(value) is not { } number || number <= (decimal)rule!,
                "minItems" => value.Kind != YamlKind.List || value.Items.Count >= (int)rule!,
                "required" => value.Kind != YamlKind.Map
                    || rule!.AsArray().All(key => value.Entries.Exists(e => e.Key.Text == (string)key!)),
                "anyOf" => rule!.AsArray().Any(one => Fits(one!.AsObject(), value)),
                "if" => !Fits(rule!.AsObject(), value) || Pass(schema["then"]!.AsObject(), value, place, errors),
                "allOf" => rule!.AsArray().All(one => Pass(one!.AsObject(), value, place, errors)),
                "$ref" => Pass(root["$defs"]![((string)rule!)["#/$defs/".Length..]]!.AsObject(), value, place, errors),
                "items" => value.Items.All(item => Pass(rule!.AsObject(), item, $"{place}[{value.Items.IndexOf(item)}]", errors)),
                "properties" => value.Entries.All(e => rule![e.Key.Text] is not JsonObject one || Pass(
                    one, e.Value, $"{place}.{e.Key.Text}", errors)),
                "additionalProperties" => value.Entries.Where(e => !Named(schema, e.Key.Text)).All(e => Rest(rule!, e, place, errors)),
                "patternProperties" => value.Entries.All(e => rule!.AsObject().All(
                    pattern => !Regex.IsMatch(e.Key.Text, pattern.Key) || Pass(
                        pattern.Value!.AsObject(), e.Value, $"{place}.{e.Key.Text}", errors))),
                "then" => true,
                _ => throw new InvalidOperationException($"the check does not know '{keyword}'"),
            };
            if (!fits)
            {
                errors.Add($"{place}: {keyword}");
            }
        }
    }

    private bool Fits(JsonObject schema, YamlNode value)
    {
        List<string> errors = [];
        Check(schema, value, "$", errors);
        return errors.Count == 0;
    }

    // What is wrong inside is told where it is, once.
    private bool Pass(JsonObject schema, YamlNode value, string place, List<string> errors)
    {
        Check(schema, value, place, errors);
        return true;
    }

    private bool Rest(JsonNode rule, KeyValuePair<YamlNode, YamlNode> entry, string place, List<string> errors)
    {
        if (rule is JsonObject schema)
        {
            return Pass(schema, entry.Value, $"{place}.{entry.Key.Text}", errors);
        }

        errors.Add($"{place}.{entry.Key.Text}: additionalProperties");
        return true;
    }

    private static bool Named(JsonObject schema, string key) => schema["properties"]?[key] is not null
        || (schema["patternProperties"]?.AsObject().Any(pattern => Regex.IsMatch(key, pattern.Key)) ?? false);

    private static bool IsOf(YamlNode value, string type) => type switch
    {
        "object" => value.Kind == YamlKind.Map,
        "array" => value.Kind == YamlKind.List,
        "string" => value.Kind == YamlKind.Text
            || (value.Kind == YamlKind.Plain && Number(value) is null && value.Text is not ("true" or "false")),
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && decimal.IsInteger(number),
        _ => throw new InvalidOperationException($"the check does not know the type '{type}'"),
    };

    private static bool IsSame(YamlNode value, JsonNode? allowed) => allowed is null
        ? value.Kind == YamlKind.Nothing
        : value.Kind is YamlKind.Plain or YamlKind.Text && value.Text == allowed.ToString();

    private static decimal? Number(YamlNode value) => value.Kind == YamlKind.Plain
        && decimal.TryParse(
            value.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        ? number
        : null;
}
