namespace Twin.Domain.Metering;

/// <summary>How long a billing period is (DUIS 6.8). The numbers are persisted.</summary>
public enum BillingPeriod : byte
{
    /// <summary>From one day of the month to the next.</summary>
    Monthly = 0,

    /// <summary>A day.</summary>
    Daily = 1,

    /// <summary>From one day of the week to the next.</summary>
    Weekly = 2,

    /// <summary>Three months.</summary>
    Quarterly = 3,

    /// <summary>Twelve months.</summary>
    Yearly = 4,

    /// <summary>Six months.</summary>
    SixMonthly = 5,
}
