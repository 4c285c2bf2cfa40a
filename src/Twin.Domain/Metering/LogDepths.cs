namespace Twin.Domain.Metering;

/// <summary>
/// How far back a meter's logs go (SMETS2 5.7, from memory but for the profile log, which is 397 days of half-hours in the Twin fact
/// sheet 4.1 and the daily read log there, 31 days): assumptions until somebody has the text.
/// </summary>
public static class LogDepths
{
    /// <summary>Half-hours of active import and gas.</summary>
    public const int ImportProfileDays = 397;

    /// <summary>Half-hours of export and of reactive import: three months.</summary>
    public const int OtherProfileDays = 92;

    /// <summary>Readings at midnight (4.6, 4.14).</summary>
    public const int DailyReadDays = 31;

    /// <summary>Uses of whole days (4.17).</summary>
    public const int DailyConsumptionDays = 731;

    /// <summary>Average voltages of half-hours (4.10): 4,320 of them.</summary>
    public const int VoltageDays = 90;

    /// <summary>Gas flows of six minutes (4.10): four hours of them.</summary>
    public const int GasFlowHours = 4;

    /// <summary>Billing periods (4.4.3).</summary>
    public const int BillingPeriods = 12;
}
