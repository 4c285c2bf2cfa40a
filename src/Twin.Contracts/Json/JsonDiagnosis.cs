using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Json;

/// <summary>Finds everything wrong with a message that could not be read, from the same metadata that reads it.</summary>
internal static class JsonDiagnosis
{
    private const int LongestFoundShown = 80;

    /// <summary>Every field that is wrong; at least one.</summary>
    /// <param name="json">The whole message in UTF-8.</param>
    /// <param name="type">The message it was to be.</param>
    /// <param name="options">How it was read.</param>
    public static IReadOnlyList<FieldProblem> Of(byte[] json, Type type, JsonSerializerOptions options)
    {
        if (!Utf8.IsValid(json))
        {
            return [new FieldProblem("body", "bytes that are not UTF-8", "one JSON object in UTF-8")];
        }

        List<FieldProblem> problems = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Message(document.RootElement, type, options, string.Empty, problems);
        }
        catch (JsonException broken)
        {
            string place = $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}";
            return [new FieldProblem("body", json.Length == 0 ? string.Empty : "something else at " + place, "one JSON object")];
        }

        // What the walk cannot see, such as a discriminator that stands twice, is left to the words of the reader itself.
        return problems.Count > 0
            ? problems
            : [new FieldProblem("body", "a message that cannot be read", "a message as the reference shows it")];
    }

    private static void Message(JsonElement element, Type type, JsonSerializerOptions options, string path, List<FieldProblem> problems)
    {
        JsonTypeInfo info = options.GetTypeInfo(type);
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem(path.Length == 0 ? "body" : path, Shown(element), "an object"));
            return;
        }

        string discriminator = string.Empty;
        if (info.PolymorphismOptions is { } kinds)
        {
            discriminator = kinds.TypeDiscriminatorPropertyName;
            bool isThere = element.TryGetProperty(discriminator, out JsonElement kind);
            string text = isThere && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : string.Empty;
            Type? derived = kinds.DerivedTypes.FirstOrDefault(one => one.TypeDiscriminator as string == text).DerivedType;
            if (derived is null)
            {
                string allowed = string.Join(", ", kinds.DerivedTypes.Select(static one => (string)one.TypeDiscriminator!));
                problems.Add(new FieldProblem(path + discriminator, isThere ? Shown(kind) : string.Empty, "one of " + allowed));
                return;
            }

            info = options.GetTypeInfo(derived);
        }

        Members(element, info, discriminator, options, path, problems);
    }

    private static void Members(
        JsonElement element, JsonTypeInfo info, string discriminator, JsonSerializerOptions options, string path,
        List<FieldProblem> problems)
    {
        HashSet<string> seen = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string field = path + member.Name;
            if (!seen.Add(member.Name))
            {
                problems.Add(new FieldProblem(field, Shown(member.Value), "each member once"));
            }
            else if (info.Properties.FirstOrDefault(one => one.Name == member.Name) is { } known)
            {
                Value(member.Value, known, options, field, problems);
            }
            else if (member.Name != discriminator)
            {
                string names = string.Join(", ", info.Properties.Where(IsRead).Select(static one => one.Name));
                problems.Add(new FieldProblem(field, Shown(member.Value), $"no such member; known are {names}"));
            }
        }

        foreach (JsonPropertyInfo missing in info.Properties.Where(one => one.IsRequired && !seen.Contains(one.Name)))
        {
            problems.Add(new FieldProblem(path + missing.Name, string.Empty, Allowed(missing.PropertyType)));
        }
    }

    private static void Value(
        JsonElement element, JsonPropertyInfo member, JsonSerializerOptions options, string path, List<FieldProblem> problems)
    {
        Type type = member.PropertyType;
        if (!IsRead(member) || (element.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type) is not null))
        {
            return;
        }

        if (type == typeof(RequestValues) && element.ValueKind == JsonValueKind.Object)
        {
            Values(element, path, problems);
        }
        else if (options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            Message(element, type, options, path + ".", problems);
        }
        else if (element.ValueKind == JsonValueKind.Null || !CanRead(element, type, options))
        {
            problems.Add(new FieldProblem(path, Shown(element), Allowed(type)));
        }
    }

    private static void Values(JsonElement element, string path, List<FieldProblem> problems)
    {
        HashSet<string> seen = [];
        foreach (JsonProperty value in element.EnumerateObject())
        {
            Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(value.Value.GetRawText()));
            reader.Read();
            if (value.Name.Length == 0 || !seen.Add(value.Name))
            {
                problems.Add(new FieldProblem($"{path}.{value.Name}", Shown(value.Value), "a name, each once"));
            }
            else if (!RequestValuesConverter.TryRead(ref reader, out _))
            {
                problems.Add(new FieldProblem($"{path}.{value.Name}", Shown(value.Value), RequestValuesConverter.AllowedValue));
            }
        }
    }

    private static bool CanRead(JsonElement element, Type type, JsonSerializerOptions options)
    {
        try
        {
            element.Deserialize(options.GetTypeInfo(type));
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return false;
        }
    }

    // Members that are worked out, such as "accepted", may stand in a message and are not read.
    private static bool IsRead(JsonPropertyInfo member) => member.Set is not null || member.AssociatedParameter is not null;

    private static string Allowed(Type type) => TwinJson.FormOf(type)?.Allowed ?? "an object";

    private static string Shown(JsonElement element)
    {
        string text = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        return text.Length > LongestFoundShown ? text[..LongestFoundShown] + "..." : text.Length == 0 ? "\"\"" : text;
    }
}
