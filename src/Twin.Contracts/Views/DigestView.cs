namespace Twin.Contracts.Views;

/// <summary>The digest of the twin's state.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Entities">How many touched entities it covers.</param>
public sealed record DigestView(string Sha256, long Entities);
