using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Contracts.Json;

/// <summary>Reads and writes a value as one JSON string.</summary>
/// <remarks>A value that stands for nothing (no device, no user) is written as null, and read from it where that is allowed.</remarks>
/// <param name="form">What may stand there.</param>
/// <param name="tryRead">Reads a text; false when it is none.</param>
/// <param name="write">Writes a value and says how many characters it took; none for a value that stands for nothing.</param>
/// <param name="readsNull">Whether null is read as the default value.</param>
internal sealed class TextConverter<T>(FieldForm form, TextConverter<T>.TryRead tryRead, TextConverter<T>.WriteText write, bool readsNull)
    : JsonConverter<T>, IFieldConverter
    where T : struct
{
    // The longest text of a field is a request id of 68 characters; escapes cannot make one that long in its raw form.
    private const int MostBytes = 512;
    private const int MostChars = 96;

    /// <summary>Reads a text; false when it is none.</summary>
    internal delegate bool TryRead(ReadOnlySpan<char> text, out T value);

    /// <summary>Writes a text; how many characters it has.</summary>
    internal delegate int WriteText(T value, Span<char> text);

    /// <inheritdoc/>
    public FieldForm Form => form;

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null && readsNull)
        {
            return default;
        }

        return TryReadString(ref reader, out T value) ? value : throw new JsonException($"allowed: {form.Allowed}");
    }

    /// <summary>Reads a string; false when it is none, or another text.</summary>
    public bool TryReadString(ref Utf8JsonReader reader, out T value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && TryReadText(ref reader, out value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => TryReadText(ref reader, out T value) ? value : throw new JsonException($"allowed: {form.Allowed}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[MostChars];
        int length = write(value, text);
        if (length > 0)
        {
            writer.WriteStringValue(text[..length]);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[MostChars];
        writer.WritePropertyName(text[..write(value, text)]);
    }

    private bool TryReadText(ref Utf8JsonReader reader, out T value)
    {
        value = default;
        long length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > MostBytes)
        {
            return false;
        }

        Span<char> text = length <= MostChars ? stackalloc char[MostChars] : stackalloc char[MostBytes];
        return tryRead(text[..reader.CopyString(text)], out value);
    }
}
