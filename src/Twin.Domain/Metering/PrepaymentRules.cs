namespace Twin.Domain.Metering;

/// <summary>The configuration of prepayment that 2.1 and 1.6 set. Amounts are millipence.</summary>
public sealed record PrepaymentRules
{
    /// <summary>What holds before any request (assumption): no emergency credit, no limits, disabled below a balance of 0.</summary>
    public static PrepaymentRules Default { get; } = new();

    /// <summary>How much emergency credit there is; 0 for none.</summary>
    public long EmergencyCreditLimitMillipence { get; init; }

    /// <summary>Below which balance emergency credit may be activated.</summary>
    public long EmergencyCreditThresholdMillipence { get; init; }

    /// <summary>Below which balance the customer is warned.</summary>
    public long LowCreditThresholdMillipence { get; init; }

    /// <summary>Below which balance, counting emergency credit that is active, the supply is disabled.</summary>
    public long DisablementThresholdMillipence { get; init; }

    /// <summary>The greatest balance a top up may lead to; 0 for no limit.</summary>
    public long MaxMeterBalanceMillipence { get; init; }

    /// <summary>The greatest top up; 0 for no limit.</summary>
    public long MaxCreditThresholdMillipence { get; init; }

    /// <summary>Whether time based debts rest while the supply is disabled (1.6).</summary>
    public bool SuspendDebtDisabled { get; init; }

    /// <summary>Whether time based debts rest while emergency credit is in use (1.6).</summary>
    public bool SuspendDebtEmergency { get; init; }

    /// <summary>The minute of the day, UTC, from which the supply is not disabled for want of credit; equal to the end for never.</summary>
    public int NonDisablementFromMinute { get; init; }

    /// <summary>The minute of the day, UTC, from which it may be disabled again; it may lie on the next day.</summary>
    public int NonDisablementToMinute { get; init; }
}
