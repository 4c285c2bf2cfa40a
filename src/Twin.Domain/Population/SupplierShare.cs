namespace Twin.Domain.Population;

/// <summary>A supplier and its part of the market.</summary>
/// <param name="Name">The name.</param>
/// <param name="ImportPpm">The share of import MPANs, parts per million.</param>
/// <param name="GasPpm">The share of MPRNs, parts per million.</param>
/// <param name="ExportPpm">The share of export MPANs, parts per million.</param>
public sealed record SupplierShare(string Name, int ImportPpm, int GasPpm, int ExportPpm);
