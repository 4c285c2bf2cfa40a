namespace Twin.Grains.Entities;

/// <summary>The store took nothing. Nothing of the call was acknowledged.</summary>
[GenerateSerializer, Alias("twin.EntityUnavailableException")]
internal sealed class EntityUnavailableException(string message) : Exception(message);
