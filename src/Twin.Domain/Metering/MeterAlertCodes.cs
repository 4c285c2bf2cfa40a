namespace Twin.Domain.Metering;

/// <summary>The device alerts that a meter raises, of <c>rules/device-alerts.csv</c>; a test holds that each is a row of it.</summary>
internal static class MeterAlertCodes
{
    public const ushort LowCredit = 0x810D;
    public const ushort EmergencyCreditAvailable = 0x8119;
    public const ushort CreditBelowDisablement = 0x8F0F;
    public const ushort DisablementSuspended = 0x8F83;
    public const ushort SupplyArmed = 0x8F32;
    public const ushort SupplyInterrupted = 0x8F57;
    public const ushort ShortOutageRestored = 0x8F35;
    public const ushort OutageRestored = 0x8F36;
    public const ushort AboveLoadLimit = 0x8F01;
    public const ushort ArmedByLoadLimit = 0x8F33;
    public const ushort EnabledAfterLoadLimit = 0x8F34;

    public static ReadOnlySpan<ushort> All =>
    [
        LowCredit, EmergencyCreditAvailable, CreditBelowDisablement, DisablementSuspended, SupplyArmed, SupplyInterrupted,
        ShortOutageRestored, OutageRestored, AboveLoadLimit, ArmedByLoadLimit, EnabledAfterLoadLimit,
    ];
}
