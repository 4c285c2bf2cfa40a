using System.Text.Json;
using System.Text.Json.Serialization;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Json;

/// <summary>Reads and writes a command variant as its number.</summary>
internal sealed class CommandVariantConverter : JsonConverter<CommandVariant>, IFieldConverter
{
    /// <inheritdoc/>
    public FieldForm Form { get; } = new("integer", "a command variant, 1 to 9", "1", []);

    /// <inheritdoc/>
    public override CommandVariant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out byte number)
            && number is >= (byte)CommandVariant.SendNonCritical and <= (byte)CommandVariant.DccInternal
            ? (CommandVariant)number
            : throw new JsonException($"allowed: {Form.Allowed}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CommandVariant value, JsonSerializerOptions options)
        => writer.WriteNumberValue((int)value);
}
