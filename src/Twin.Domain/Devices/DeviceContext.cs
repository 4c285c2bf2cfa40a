using Twin.Domain.Rules;

namespace Twin.Domain.Devices;

/// <summary>What a device's rules look at outside the device: the switches in force and what the CPL lists.</summary>
/// <param name="Rules">The rule set of the run or of the live twin.</param>
/// <param name="Products">The Central Products List at the moment of the command.</param>
public readonly record struct DeviceContext(RuleSet Rules, ProductList Products);
