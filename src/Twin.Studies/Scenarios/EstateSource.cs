namespace Twin.Studies.Scenarios;

/// <summary>Where a scenario's estate comes from: a population profile or an inventory, not both.</summary>
/// <param name="Profile">A built-in profile's name or a YAML file's path; null for an inventory.</param>
/// <param name="Premises">How many premises instead of the profile's own number; null for that.</param>
/// <param name="Inventory">A CSV file's path; null for a profile.</param>
/// <param name="File">The scenario file, for errors.</param>
/// <param name="Line">The line of <c>estate:</c>.</param>
public sealed record EstateSource(string? Profile, int? Premises, string? Inventory, string File, int Line);
