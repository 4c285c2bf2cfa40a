using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Twin.Contracts.Json;
using Twin.Domain.ServiceRequests;

namespace Twin.Gateway.OpenApi;

/// <summary>JSON schemas of the messages, from the metadata that reads and writes them.</summary>
internal sealed class MessageSchemas
{
    private readonly SortedDictionary<string, JsonObject?> named = new(StringComparer.Ordinal);

    /// <summary>The named schemas, all that were asked for and what they are made of.</summary>
    public JsonObject Components() => new(named.Select(static one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));

    /// <summary>The schema of a type, or a reference to it.</summary>
    public JsonObject Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (TwinJson.FormOf(type) is { } form)
        {
            return IsInline(type) ? Field(type, form) : Reference(type, () => Field(type, form));
        }

        JsonTypeInfo info = TwinJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!) },
            _ => Reference(type, () => Message(info)),
        };
    }

    private static bool IsInline(Type type)
        => type == typeof(int) || type == typeof(long) || type == typeof(ulong) || type == typeof(bool) || type == typeof(string)
            || type == typeof(Guid);

    private JsonObject Reference(Type type, Func<JsonObject> schema)
    {
        if (!named.ContainsKey(type.Name))
        {
            named[type.Name] = null;
            named[type.Name] = schema();
        }

        return new JsonObject { ["$ref"] = "#/components/schemas/" + type.Name };
    }

    private static JsonObject Field(Type type, FieldForm form)
    {
        JsonObject schema = new() { ["type"] = form.JsonType };
        if (!IsInline(type))
        {
            schema["description"] = Sentence(form.Allowed);
        }

        if (type == typeof(RequestValues))
        {
            JsonArray kinds = ["integer", "boolean", "string", "array"];
            schema["additionalProperties"] = new JsonObject { ["type"] = kinds, ["items"] = new JsonObject { ["type"] = "integer" } };
        }
        else if (form.Codes.Count > 0)
        {
            schema["enum"] = new JsonArray([.. form.Codes.Select(static code => (JsonNode)code)]);
        }
        else if (type == typeof(Guid))
        {
            schema["format"] = "uuid";
        }
        else if (!IsInline(type))
        {
            schema["examples"] = new JsonArray(form.JsonType == "string" ? (JsonNode)form.Example : JsonNode.Parse(form.Example));
        }

        return schema;
    }

    private JsonObject Message(JsonTypeInfo info)
    {
        if (info.PolymorphismOptions is not { } kinds)
        {
            return Members(info, null, string.Empty);
        }

        JsonArray any = [];
        JsonObject mapping = [];
        foreach (JsonDerivedType one in kinds.DerivedTypes)
        {
            string text = (string)one.TypeDiscriminator!;
            any.Add((JsonNode)Reference(
                one.DerivedType, () => Members(TwinJson.Options.GetTypeInfo(one.DerivedType), kinds.TypeDiscriminatorPropertyName, text)));
            mapping[text] = "#/components/schemas/" + one.DerivedType.Name;
        }

        return new JsonObject
        {
            ["description"] = ContractDocumentation.Of(info.Type),
            ["oneOf"] = any,
            ["discriminator"] = new JsonObject { ["propertyName"] = kinds.TypeDiscriminatorPropertyName, ["mapping"] = mapping },
        };
    }

    private JsonObject Members(JsonTypeInfo info, string? discriminator, string kind)
    {
        JsonObject members = [];
        JsonArray required = [];
        if (discriminator is not null)
        {
            members[discriminator] = new JsonObject { ["type"] = "string", ["const"] = kind };
            required.Add((JsonNode)discriminator);
        }

        foreach (JsonPropertyInfo member in info.Properties)
        {
            JsonObject schema = Of(member.PropertyType);
            string name = ((System.Reflection.MemberInfo)member.AttributeProvider!).Name;
            if (ContractDocumentation.Of(info.Type, name) is { Length: > 0 } description)
            {
                schema["description"] = description;
            }

            if (member.Set is null && member.AssociatedParameter is null)
            {
                schema["readOnly"] = true;
            }

            members[member.Name] = schema;
            if (member.IsRequired)
            {
                required.Add((JsonNode)member.Name);
            }
        }

        JsonObject message = new() { ["type"] = "object", ["properties"] = members };
        if (ContractDocumentation.Of(info.Type) is { Length: > 0 } text)
        {
            message["description"] = text;
        }

        if (required.Count > 0)
        {
            message["required"] = required;
        }

        return message;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
