namespace Twin.Grains.Entities;

/// <summary>
/// The activation was out of date and is gone; the same call made again reaches a fresh one. Nothing of the call was stored.
/// </summary>
[GenerateSerializer, Alias("twin.EntityRetryException")]
internal sealed class EntityRetryException(string message) : Exception(message);
