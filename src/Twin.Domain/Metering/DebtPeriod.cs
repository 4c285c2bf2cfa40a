namespace Twin.Domain.Metering;

/// <summary>How often a time based debt is recovered (DUIS 2.3, DebtRecoveryRatePeriod).</summary>
public enum DebtPeriod : byte
{
    /// <summary>At every hour, UTC.</summary>
    Hourly,

    /// <summary>At every midnight, UTC.</summary>
    Daily,
}
