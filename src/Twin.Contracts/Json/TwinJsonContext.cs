using System.Text.Json.Serialization;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;

namespace Twin.Contracts.Json;

/// <summary>The generated metadata of every message; <see cref="TwinJson"/> adds how their fields are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceRequest))]
[JsonSerializable(typeof(ServiceAnswer))]
[JsonSerializable(typeof(ServiceResponse))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(OperationAnswer))]
[JsonSerializable(typeof(TwinEvent))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(DeviceView))]
[JsonSerializable(typeof(DevicePage))]
[JsonSerializable(typeof(HubView))]
[JsonSerializable(typeof(MeterPointView))]
[JsonSerializable(typeof(EstateCounts))]
[JsonSerializable(typeof(IReadOnlyList<ProductView>))]
[JsonSerializable(typeof(IReadOnlyList<UserView>))]
[JsonSerializable(typeof(IReadOnlyList<ProviderView>))]
[JsonSerializable(typeof(TimeView))]
[JsonSerializable(typeof(TimeControl))]
[JsonSerializable(typeof(TwinDescription))]
[JsonSerializable(typeof(DigestView))]
[JsonSerializable(typeof(TwinProblem))]
internal sealed partial class TwinJsonContext : JsonSerializerContext;
