namespace Twin.Domain.Population;

/// <summary>An electricity network and how many premises are on it.</summary>
/// <param name="DistributorId">The first two digits of its MPANs, 10 to 99; its RDP is its own.</param>
/// <param name="Name">The operator's name.</param>
/// <param name="SharePpm">The share of premises, parts per million.</param>
public sealed record ElectricityNetworkShare(int DistributorId, string Name, int SharePpm);
