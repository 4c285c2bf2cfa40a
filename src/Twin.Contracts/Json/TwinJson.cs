using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Json;

/// <summary>The JSON of the twin's messages: camel case, ids and codes as the field writes them, moments in ISO 8601 UTC.</summary>
/// <remarks>What stands for nothing (no device, an empty text, no values) is left out, unless the message requires the member.</remarks>
public static class TwinJson
{
    private static readonly FrozenDictionary<Type, FieldForm> Forms = FieldConverters.Create(readsNull: false)
        .ToFrozenDictionary(static one => one.Type!, static one => ((IFieldConverter)one).Form);

    /// <summary>Reads strictly, as what others send must be read: unknown, missing and repeated members are refused. Writes.</summary>
    public static JsonSerializerOptions Options { get; } = Create(isStrict: true);

    /// <summary>Reads what a twin answers: members that a newer twin adds are skipped. Writes the same.</summary>
    public static JsonSerializerOptions AnswerOptions { get; } = Create(isStrict: false);

    /// <summary>How values of a type are written, when they are no objects of members; null otherwise.</summary>
    public static FieldForm? FormOf(Type type)
        => Forms.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type) ?? JsonForms.Of(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The generated metadata of a message.</summary>
    public static JsonTypeInfo<T> InfoOf<T>() => Info<T>.Of;

    /// <summary>Reads one message that somebody sent.</summary>
    /// <param name="json">The whole message in UTF-8.</param>
    /// <exception cref="TwinRequestException">It is no JSON, or fields are wrong: all that could be found, each with what is
    /// allowed.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        if (typeof(T) == typeof(ServiceRequest) && ServiceRequestReader.TryRead(json, out ServiceRequest? request))
        {
            return (T)(object)request;
        }

        try
        {
            if (JsonSerializer.Deserialize(json, Info<T>.Of) is { } read)
            {
                return read;
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            // Looked into below, where more than the first fault is found.
        }

        throw new TwinRequestException(JsonDiagnosis.Of(json.ToArray(), typeof(T), Options));
    }

    /// <summary>Writes one message in UTF-8.</summary>
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Info<T>.Of);

    /// <summary>Writes one message in UTF-8 into a buffer.</summary>
    public static void Write<T>(IBufferWriter<byte> to, T message)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (message is ServiceAnswer answer)
        {
            ServiceAnswerWriter.Write(to, answer);
            return;
        }

        using Utf8JsonWriter writer = new(to, new JsonWriterOptions { Encoder = Options.Encoder });
        JsonSerializer.Serialize(writer, message, Info<T>.Of);
    }

    private static JsonSerializerOptions Create(bool isStrict)
    {
        JsonSerializerOptions options = new()
        {
            AllowDuplicateProperties = !isStrict,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Answers go to programs and terminals, never into a page: apostrophes need no escape.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = isStrict,
            RespectRequiredConstructorParameters = isStrict,
            TypeInfoResolver = TwinJsonContext.Default.WithAddedModifier(LeaveOutNothing),
            UnmappedMemberHandling = isStrict ? JsonUnmappedMemberHandling.Disallow : JsonUnmappedMemberHandling.Skip,
        };
        foreach (JsonConverter converter in FieldConverters.Create(readsNull: !isStrict))
        {
            options.Converters.Add(converter);
        }

        options.MakeReadOnly();
        return options;
    }

    // A look-up in the options costs as much as reading three members.
    private static class Info<T>
    {
        public static readonly JsonTypeInfo<T> Of = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }

    private static void LeaveOutNothing(JsonTypeInfo info)
    {
        foreach (JsonPropertyInfo member in info.Properties)
        {
            // What may be null is left out when it is, so it may be missing when it is read, also where it is a constructor's parameter.
            if (member.AssociatedParameter is not null && Nullable.GetUnderlyingType(member.PropertyType) is not null)
            {
                member.IsRequired = false;
            }

            if (!member.IsRequired)
            {
                member.ShouldSerialize = member.PropertyType switch
                {
                    Type type when type == typeof(string) => static (_, value) => !string.IsNullOrEmpty((string?)value),
                    Type type when type == typeof(DeviceId) => static (_, value) => !((DeviceId)value!).IsNone,
                    Type type when type == typeof(UserId) => static (_, value) => !((UserId)value!).IsNone,
                    Type type when type == typeof(RequestId) => static (_, value) => !((RequestId)value!).IsNone,
                    Type type when type == typeof(EntityKey) => static (_, value) => ((EntityKey)value!).Kind != EntityKind.None,
                    Type type when type == typeof(RequestValues) => static (_, value) => value is RequestValues { Count: > 0 },
                    _ => member.ShouldSerialize,
                };
            }
        }
    }
}
