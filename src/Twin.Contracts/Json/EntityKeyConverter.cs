using System.Text.Json;
using System.Text.Json.Serialization;
using Twin.Domain.Identity;

namespace Twin.Contracts.Json;

/// <summary>Reads and writes the name of an entity as <c>{"kind":"device","id":"00-DB-12-34-56-78-90-A0"}</c>; none as null.</summary>
internal sealed class EntityKeyConverter : JsonConverter<EntityKey>, IFieldConverter
{
    /// <inheritdoc/>
    public FieldForm Form { get; } = new(
        "object",
        "an object with kind (device, communicationsHub, meterPoint) and id (an EUI-64 or an MPxN)",
        """{"kind":"device","id":"00-DB-12-34-56-78-90-A0"}""",
        []);

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override EntityKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        string kind = string.Empty;
        string id = string.Empty;
        while (reader.TokenType == JsonTokenType.StartObject || reader.TokenType == JsonTokenType.String)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            bool isKind = reader.ValueTextEquals("kind"u8);
            if ((!isKind && !reader.ValueTextEquals("id"u8)) || !reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException($"allowed: {Form.Allowed}");
            }

            (isKind ? ref kind : ref id) = reader.GetString()!;
        }

        return reader.TokenType == JsonTokenType.EndObject && TryName(kind, id, out EntityKey key)
            ? key
            : throw new JsonException($"allowed: {Form.Allowed}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EntityKey value, JsonSerializerOptions options)
    {
        if (value.Kind == EntityKind.None)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("kind"u8, FieldTexts.Of(value.Kind));
        writer.WriteString("id"u8, value.ToString());
        writer.WriteEndObject();
    }

    private static bool TryName(string kind, string id, out EntityKey key)
    {
        key = default;
        if (!FieldTexts.EntityKinds.TryParse(kind, out EntityKind read))
        {
            return false;
        }

        if (read == EntityKind.MeterPoint)
        {
            bool isNumber = Mpxn.TryParse(id, out Mpxn meterPoint);
            key = EntityKey.Of(meterPoint);
            return isNumber;
        }

        bool isEui = DeviceId.TryParse(id, out DeviceId device);
        key = new EntityKey(read, device.Value);
        return isEui;
    }
}
