namespace Twin.Domain.Metering;

/// <summary>A debt that is taken from the balance at a rate (DUIS 2.3, TimeDebtRegister1 and 2). The default value is no debt.</summary>
/// <param name="Millipence">What is left of it.</param>
/// <param name="RateMillipence">What is recovered at each edge of the period; 0 recovers nothing.</param>
/// <param name="Period">How often.</param>
public readonly record struct TimeDebt(long Millipence, long RateMillipence, DebtPeriod Period);
