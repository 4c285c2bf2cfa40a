namespace Twin.Contracts.Views;

/// <summary>What a twin is.</summary>
/// <param name="Version">The version of the software.</param>
/// <param name="Estate">The profile or import it started with.</param>
/// <param name="Premises">How many premises the population has.</param>
/// <param name="Seed">The seed of the population.</param>
/// <param name="RuleSet">The name of the rule set.</param>
/// <param name="TableHash">SHA-256 of all tables of rules.</param>
/// <param name="Storage">memory, sqlite or postgres.</param>
public sealed record TwinDescription(
    string Version, string Estate, long Premises, ulong Seed, string RuleSet, string TableHash, string Storage);
