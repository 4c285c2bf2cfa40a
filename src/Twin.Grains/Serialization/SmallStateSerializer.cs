using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;
using Twin.Grains.Clock;
using Twin.Grains.Products;
using Twin.Grains.Providers;

namespace Twin.Grains.Serialization;

/// <summary>
/// Writes the small states as JSON whose names and numbers are in the state types and nothing else: no type names, so a type may move.
/// </summary>
public sealed class SmallStateSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input)
        => new(JsonSerializer.SerializeToUtf8Bytes(input, typeof(T), SmallStateJson.Default));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (T)JsonSerializer.Deserialize(input.ToMemory().Span, typeof(T), SmallStateJson.Default)!;
    }
}

/// <summary>The small states.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConductorState))]
[JsonSerializable(typeof(ProductListState))]
[JsonSerializable(typeof(ProductState))]
[JsonSerializable(typeof(RdpState))]
internal sealed partial class SmallStateJson : JsonSerializerContext;
