using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What requests and events left on a meter beside its settings: payment, supply, what registers are counted from, and its short logs.
/// Nothing here moves with the time alone: readings and balances at a later moment are worked out from the load profile.
/// </summary>
/// <remarks>A meter that nothing happened to has no state, which is the same as <see cref="Untouched"/>.</remarks>
public sealed record MeteringState
{
    /// <summary>A meter that nothing happened to: credit mode, no price, supply enabled.</summary>
    public static MeteringState Untouched { get; } = new();

    /// <summary>What the registers count from; null for <see cref="MeteredDevice.InstalledAt"/> and zeros.</summary>
    public RegisterBase? Base { get; init; }

    /// <summary>Since when the present tenant is there; reads of logs do not go back before it (3.2). Default: 1970-01-01.</summary>
    public SimTime TenancyStartedAt { get; init; }

    /// <summary>How the meter is paid for.</summary>
    public PaymentMode PaymentMode { get; init; }

    /// <summary>The balance at <see cref="SettledTo"/>, in millionths of a penny, so that every Wh has a whole price.</summary>
    public long BalanceMicropence { get; init; }

    /// <summary>The moment up to which consumption, standing charges and debts are taken from the balance.</summary>
    public SimTime SettledTo { get; init; }

    /// <summary>The prices by rate (TOU), first to last, in millipence a kWh; empty for no price.</summary>
    public Sequence<long> PricesMillipencePerKwh { get; init; }

    /// <summary>
    /// The rate, from 1, of each half-hour of the day, UTC, for each day profile (<see cref="MeterFeatures.SpecialDays"/>); empty when
    /// rate 1 holds always.
    /// </summary>
    public Sequence<long> RateOfHalfHour { get; init; }

    /// <summary>What each rate has counted up to <see cref="SettledTo"/>, in Wh or dm3; empty before the first tariff.</summary>
    public Sequence<long> RateRegisters { get; init; }

    /// <summary>The standing charge, taken at every midnight, UTC.</summary>
    public long StandingChargeMillipencePerDay { get; init; }

    /// <summary>The calorific value of gas, in tenths of a MJ a cubic metre. Default: 395 (assumption).</summary>
    public long CalorificValueTenths { get; init; } = GasEnergy.DefaultCalorificValueTenths;

    /// <summary>The volume conversion factor of gas, in hundred thousandths. Default: 102,264.</summary>
    public long ConversionFactorHundredThousandths { get; init; } = GasEnergy.DefaultConversionFactor;

    /// <summary>How prepayment works on this meter (2.1, 1.6).</summary>
    public PrepaymentRules Prepayment { get; init; } = PrepaymentRules.Default;

    /// <summary>Whether emergency credit is in use (2.5).</summary>
    public bool IsEmergencyCreditActive { get; init; }

    /// <summary>Whether the customer has been warned of low credit since the balance was last above the threshold.</summary>
    public bool IsLowCreditTold { get; init; }

    /// <summary>Whether emergency credit has been offered since the balance was last above its threshold.</summary>
    public bool IsEmergencyCreditTold { get; init; }

    /// <summary>Whether the credit is used up in a time in which the supply is not disabled.</summary>
    public bool IsDisablementSuspended { get; init; }

    /// <summary>The first time based debt (2.3).</summary>
    public TimeDebt Debt1 { get; init; }

    /// <summary>The second time based debt (2.3).</summary>
    public TimeDebt Debt2 { get; init; }

    /// <summary>The debt that payments pay back (2.3).</summary>
    public long PaymentDebtMillipence { get; init; }

    /// <summary>What part of each payment goes to that debt, in hundredths of a per cent, 0 to 10,000.</summary>
    public int DebtRecoveryPerPayment { get; init; }

    /// <summary>Whether the supply is enabled.</summary>
    public SupplyState Supply { get; init; }

    /// <summary>Why it is not.</summary>
    public SupplyOffCause SupplyOffCause { get; init; }

    /// <summary>When the network's supply was lost; null while it is there.</summary>
    public SimTime? SupplyLostAt { get; init; }

    /// <summary>When the network's supply last came back; null when it never was away.</summary>
    public SimTime? SupplyRestoredAt { get; init; }

    /// <summary>Since when nothing passes the meter; null while something may.</summary>
    public SimTime? OffSince { get; init; }

    /// <summary>When nothing passed it, since <see cref="Base"/>, in order and apart from each other.</summary>
    public Sequence<SupplyGap> Gaps { get; init; }

    /// <summary>The auxiliary load switches that a request commanded, by number.</summary>
    public Sequence<LoadSwitch> Switches { get; init; }

    /// <summary>The switches that the boost button works, by number (7.9, 7.10).</summary>
    public Sequence<long> BoostButtonSwitches { get; init; }

    /// <summary>Since when the greatest import is sought (6.18.2).</summary>
    public SimTime ImportDemandResetAt { get; init; }

    /// <summary>Since when the greatest export is sought (6.18.2).</summary>
    public SimTime ExportDemandResetAt { get; init; }

    /// <summary>Since when the greatest import in the configurable period is sought (6.18.2).</summary>
    public SimTime ConfigurableDemandResetAt { get; init; }

    /// <summary>What the import register stood at when the block counters were reset (1.7); read where no tariff has blocks.</summary>
    public long BlockCountersFrom { get; init; }

    /// <summary>Blocks, a load limit, a secondary element; null for a meter with none of them.</summary>
    public MeterFeatures? Features { get; init; }

    /// <summary>Since when voltage events are counted (6.27).</summary>
    public SimTime VoltageCountersResetAt { get; init; }

    /// <summary>The credits of 4.4.5, the latest last.</summary>
    public Sequence<MeterCredit> Credits { get; init; }

    /// <summary>The debt payments of 4.4.4, the latest last.</summary>
    public Sequence<MeterCredit> DebtPayments { get; init; }

    /// <summary>The balances at midnights of a prepayment meter for 4.14, the latest last.</summary>
    public Sequence<MeterCredit> DailyBalances { get; init; }

    /// <summary>The changes of payment mode and tariff of 4.4.2, the latest last.</summary>
    public Sequence<BillingSnapshot> ModeAndTariffChanges { get; init; }

    /// <summary>The UTRNs taken, the latest last.</summary>
    public Sequence<UInt128> UsedUtrns { get; init; }

    /// <summary>The event log of 6.13, the latest last.</summary>
    public Sequence<MeterAlert> Events { get; init; }
}
