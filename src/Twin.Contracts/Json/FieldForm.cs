namespace Twin.Contracts.Json;

/// <summary>How a value that is no object is written in JSON.</summary>
/// <param name="JsonType">The type in words of JSON Schema: string, integer, object.</param>
/// <param name="Allowed">What may stand there, in words.</param>
/// <param name="Example">A value as it is written, without quotes.</param>
/// <param name="Codes">The whole set of what may stand there; empty when it is no closed set.</param>
public sealed record FieldForm(string JsonType, string Allowed, string Example, IReadOnlyList<string> Codes);
