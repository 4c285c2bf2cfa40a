namespace Twin.Contracts.Views;

/// <summary>The digest of the twin's state.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Entities">How many entities it covers: those that are not as the population made them.</param>
public sealed record DigestView(string Sha256, long Entities);
