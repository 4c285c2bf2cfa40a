using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>
/// Reads and writes the values of requests and responses as one JSON object: whole numbers, true and false, texts, and arrays of whole
/// numbers. A moment is a text as <c>2026-01-01T00:00:00Z</c>, and every text of that form is read as one.
/// </summary>
internal sealed class RequestValuesConverter : JsonConverter<RequestValues>, IFieldConverter
{
    /// <summary>What one value may be.</summary>
    public const string AllowedValue = "a whole number, true, false, a text, a moment as 2026-01-01T00:00:00Z, or an array of whole "
        + "numbers";

    /// <inheritdoc/>
    public FieldForm Form { get; } = new("object", "an object whose values are each " + AllowedValue, "{}", []);

    /// <inheritdoc/>
    public override RequestValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"allowed: {Form.Allowed}");
        }

        List<KeyValuePair<string, RequestValue>> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name.Length == 0 || !TryRead(ref reader, out RequestValue value) || values.Exists(one => one.Key == name))
            {
                throw new JsonException($"allowed: {AllowedValue}, each name once");
            }

            values.Add(KeyValuePair.Create(name, value));
        }

        return RequestValues.Of(values);
    }

    /// <summary>Reads one value; false when it is none of those allowed. The reader stands anywhere within it then.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out RequestValue value)
    {
        value = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                value = RequestValue.Of(reader.TokenType == JsonTokenType.True);
                return true;
            case JsonTokenType.Number when reader.TryGetInt64(out long number):
                value = RequestValue.Of(number);
                return true;
            case JsonTokenType.String:
                string text = reader.GetString()!;
                value = MomentText.TryParse(text, out SimTime moment) ? RequestValue.Of(moment) : RequestValue.Of(text);
                return true;
            case JsonTokenType.StartArray:
                return TryReadNumbers(ref reader, out value);
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RequestValues value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (int at = 0; at < value.Count; at++)
        {
            writer.WritePropertyName(value[at].Key);
            Write(writer, value[at].Value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RequestValue value)
    {
        switch (value.Kind)
        {
            case RequestValueKind.Flag:
                writer.WriteBooleanValue(value.IsSet);
                break;
            case RequestValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case RequestValueKind.Moment:
                Span<char> moment = stackalloc char[UtcText.MostTextLength];
                writer.WriteStringValue(moment[..MomentText.Write(value.Moment, moment)]);
                break;
            case RequestValueKind.Numbers:
                writer.WriteStartArray();
                foreach (long number in value.Numbers)
                {
                    writer.WriteNumberValue(number);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.Text);
                break;
        }
    }

    private static bool TryReadNumbers(ref Utf8JsonReader reader, out RequestValue value)
    {
        value = default;
        ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number))
            {
                return false;
            }

            numbers.Add(number);
        }

        value = RequestValue.Of(numbers.ToImmutable());
        return true;
    }
}
