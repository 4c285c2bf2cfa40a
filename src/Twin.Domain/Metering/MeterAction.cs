namespace Twin.Domain.Metering;

/// <summary>What the meter does or works out for a request beside settings: <c>action</c> of <c>rules/request-effects.csv</c>.</summary>
public enum MeterAction : byte
{
    /// <summary>Nothing beside the settings.</summary>
    None,

    /// <summary>1.1.1: rates and prices from now on, with a snapshot for 4.4.2.</summary>
    SetTariff,

    /// <summary>1.1.2: the secondary element's rates and prices from now on, with a snapshot for 4.4.2.</summary>
    SetSecondaryTariff,

    /// <summary>1.2.1: prices and standing charge from now on, with a snapshot for 4.4.2.</summary>
    SetPrice,

    /// <summary>1.2.2: the secondary element's prices from now on, with a snapshot for 4.4.2.</summary>
    SetSecondaryPrice,

    /// <summary>1.5: adds to the balance, or sets it to 0.</summary>
    AdjustBalance,

    /// <summary>1.6: credit or prepayment from now on, with a snapshot for 4.4.2.</summary>
    SetPaymentMode,

    /// <summary>1.7: block counters count from 0.</summary>
    ResetBlockCounters,

    /// <summary>2.1: thresholds and limits from now on.</summary>
    SetPrepayment,

    /// <summary>2.2: credit, less what a debt takes of it.</summary>
    TopUp,

    /// <summary>2.3: debts and their rates from now on.</summary>
    SetDebt,

    /// <summary>2.5.</summary>
    ActivateEmergencyCredit,

    /// <summary>3.2: logs before the moment given are not read any more.</summary>
    StartTenancy,

    /// <summary>3.3.</summary>
    ClearEventLog,

    /// <summary>3.5: the PIN is off.</summary>
    DisablePrivacyPin,

    /// <summary>6.6: volume becomes energy by other factors from now on.</summary>
    SetGasConversion,

    /// <summary>6.4.1: the load is looked at from now on.</summary>
    SetLoadLimit,

    /// <summary>6.8: block counters are reset with other billing periods from now on.</summary>
    SetBillingCalendar,

    /// <summary>6.26: block counters are reset daily from now on, or no longer.</summary>
    SetBlockCounterReset,

    /// <summary>6.4.2.</summary>
    ResetLoadLimitCounter,

    /// <summary>6.14.2: every entry needs a switch, a time and an action; switches follow them from now on.</summary>
    SetSwitchSchedule,

    /// <summary>6.14.3: every entry needs a level and a time; the controller follows them from now on.</summary>
    SetControllerSchedule,

    /// <summary>6.18.2.</summary>
    ResetDemand,

    /// <summary>6.27.</summary>
    ResetVoltageCounters,

    /// <summary>6.29: notes when the hub looked for a quiet channel.</summary>
    ScanChannels,

    /// <summary>7.1.</summary>
    EnableSupply,

    /// <summary>7.2.</summary>
    DisableSupply,

    /// <summary>7.3.</summary>
    ArmSupply,

    /// <summary>7.5.</summary>
    ActivateSwitch,

    /// <summary>7.6.</summary>
    DeactivateSwitch,

    /// <summary>7.8: the switch follows its schedule again.</summary>
    ResetSwitch,

    /// <summary>7.9.</summary>
    AddToBoostButton,

    /// <summary>7.10.</summary>
    RemoveFromBoostButton,

    /// <summary>14.1: the meter records gas flow in short intervals from now on.</summary>
    RecordNetwork,

    /// <summary>4.1.1.</summary>
    ReadImport,

    /// <summary>4.1.2.</summary>
    ReadRates,

    /// <summary>4.1.3.</summary>
    ReadRatesAndBlocks,

    /// <summary>4.1.4.</summary>
    ReadBlocks,

    /// <summary>4.2.</summary>
    ReadExport,

    /// <summary>4.3.</summary>
    ReadPrepayment,

    /// <summary>4.4.2.</summary>
    ReadChangeLog,

    /// <summary>4.4.3.</summary>
    ReadBillingLog,

    /// <summary>4.4.4.</summary>
    ReadDebtPayments,

    /// <summary>4.4.5.</summary>
    ReadCredits,

    /// <summary>4.6.1.</summary>
    ReadDailyImport,

    /// <summary>4.6.2.</summary>
    ReadDailyExport,

    /// <summary>4.8.1.</summary>
    ReadImportProfile,

    /// <summary>4.8.2.</summary>
    ReadReactiveProfile,

    /// <summary>4.8.3.</summary>
    ReadExportProfile,

    /// <summary>4.10.</summary>
    ReadNetwork,

    /// <summary>4.12.1.</summary>
    ReadImportDemand,

    /// <summary>4.12.2.</summary>
    ReadExportDemand,

    /// <summary>4.14.</summary>
    ReadDailyPrepayment,

    /// <summary>4.15.</summary>
    ReadLoadLimit,

    /// <summary>4.16.</summary>
    ReadActivePower,

    /// <summary>4.17.</summary>
    ReadDailyConsumption,

    /// <summary>4.18.</summary>
    ReadBalance,

    /// <summary>6.2.4.</summary>
    ReadIdentity,

    /// <summary>6.2.9.</summary>
    ReadPaymentMode,

    /// <summary>6.13.</summary>
    ReadEventLog,

    /// <summary>6.31, 6.32.</summary>
    ReadChannel,

    /// <summary>7.4.</summary>
    ReadSupply,

    /// <summary>7.7.</summary>
    ReadSwitches,

    /// <summary>7.11.</summary>
    ReadBoostButton,

    /// <summary>7.15.</summary>
    ReadController,
}
