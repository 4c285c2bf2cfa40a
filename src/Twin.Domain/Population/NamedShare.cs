namespace Twin.Domain.Population;

/// <summary>A named part of a whole.</summary>
/// <param name="Name">The name.</param>
/// <param name="SharePpm">The share, parts per million.</param>
public sealed record NamedShare(string Name, int SharePpm);
