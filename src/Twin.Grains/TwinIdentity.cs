namespace Twin.Grains;

/// <summary>What a twin says of its software and store.</summary>
/// <param name="Version">The version of the software.</param>
/// <param name="TableHash">SHA-256 of all tables of rules.</param>
/// <param name="Storage">memory, sqlite or postgres.</param>
public sealed record TwinIdentity(string Version, string TableHash, string Storage);
