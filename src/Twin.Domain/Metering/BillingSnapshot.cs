using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What a meter kept when its payment mode or tariff changed (4.4.2).</summary>
/// <param name="At">When.</param>
/// <param name="Import">The import register in Wh, or the gas register in dm3.</param>
/// <param name="BalanceMillipence">The balance.</param>
public readonly record struct BillingSnapshot(SimTime At, long Import, long BalanceMillipence);
