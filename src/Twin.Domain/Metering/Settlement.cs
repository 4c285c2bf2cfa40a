using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// Takes consumption, standing charges and debts from a meter's balance up to a moment, and lets happen on the way what falls due at its
/// own moment: warnings, emergency credit offered, the supply disabled. Settling in steps is the same as settling at once.
/// </summary>
internal static class Settlement
{
    internal const int DailyLogEntries = 31;
    internal const int EventLogEntries = 100;

    private const long MicropencePerMillipence = 1_000;
    private const long GreatestBalance = long.MaxValue / 2;

    /// <summary>Settles to a moment; a moment before <see cref="MeteringState.SettledTo"/> only lets happen what is due.</summary>
    public static MeteringState Settle(in MeteredDevice device, MeteringState state, SimTime to, List<MeterAlert> alerts)
        => Charge(device, LetHappen(device, state, to, alerts), to);

    /// <summary>Lets happen what falls due up to a moment. What is charged after the last of it is left to <see cref="Charge"/>.</summary>
    public static MeteringState LetHappen(in MeteredDevice device, MeteringState state, SimTime to, List<MeterAlert> alerts)
    {
        state = Cross(device, state, alerts);
        while (MeterEvents.Next(device, state, to) is { } next)
        {
            state = Charge(device, state, next.At);
            state = Cross(device, next.IsByLoad ? LoadLimiting.Happen(device, state, alerts) : state, alerts);
        }

        return state;
    }

    /// <summary>
    /// Takes what is charged up to a moment before which nothing falls due. The balances at the last midnights of the way are kept for the
    /// daily log of prepayment.
    /// </summary>
    public static MeteringState Charge(in MeteredDevice device, MeteringState state, SimTime to)
    {
        if (to <= state.SettledTo)
        {
            return state;
        }

        if (state.PaymentMode == PaymentMode.Prepayment)
        {
            long last = CivilDate.FloorDivide(to.Ms, SimTime.DayMs);
            long first = CivilDate.FloorDivide(state.SettledTo.Ms, SimTime.DayMs) + 1;
            for (long day = Math.Max(first, last - DailyLogEntries + 1); day <= last; day++)
            {
                state = Advance(device, state, new SimTime(day * SimTime.DayMs));
                MeterCredit balance = new(state.SettledTo, Millipence(state));
                state = state with { DailyBalances = state.DailyBalances.Append(balance, DailyLogEntries) };
            }
        }

        return Advance(device, state, to);
    }

    /// <summary>The state at a later moment, if nothing falls due before.</summary>
    public static MeteringState Advance(in MeteredDevice device, MeteringState state, SimTime to)
    {
        SimTime from = state.SettledTo;
        Int128 charge = (Int128)EdgesBetween(from, to, SimTime.DayMs) * state.StandingChargeMillipencePerDay * MicropencePerMillipence;
        Sequence<long> registers = state.RateRegisters;
        MeterFeatures? features = state.Features;
        if (features is { Blocks: not null })
        {
            charge += BlockCharges.Take(device, state, to, ref registers, ref features);
        }
        else if (state.PricesMillipencePerKwh.Count > 0 || registers.Count > 0)
        {
            RateTable table = new(
                LoadQuantity.Import, state.RateOfHalfHour, features?.SpecialDays ?? default, state.PricesMillipencePerKwh);
            charge += RateCharges.Take(device, state, to, table, ref registers);
        }

        if (features?.Secondary is { } secondary)
        {
            RateTable table = new(
                LoadQuantity.Secondary, secondary.RateOfHalfHour, secondary.SpecialDays, secondary.PricesMillipencePerKwh);
            Sequence<long> counted = secondary.RateRegisters;
            charge += RateCharges.Take(device, state, to, table, ref counted);
            features = features with { Secondary = secondary with { RateRegisters = counted } };
        }

        TimeDebt debt1 = state.Debt1;
        TimeDebt debt2 = state.Debt2;
        if (RecoversDebts(state))
        {
            charge += (Int128)(Recover(ref debt1, from, to) + Recover(ref debt2, from, to)) * MicropencePerMillipence;
        }

        return state with
        {
            BalanceMicropence = Add(state.BalanceMicropence, -charge),
            RateRegisters = registers,
            Debt1 = debt1,
            Debt2 = debt2,
            SettledTo = to,
            Features = features,
        };
    }

    /// <summary>A balance with an amount in millionths of a penny added, at most 4.6 million million pounds either way.</summary>
    public static long Add(long balanceMicropence, Int128 micropence)
        => (long)Int128.Clamp(balanceMicropence + micropence, -GreatestBalance, GreatestBalance);

    /// <summary>A balance with an amount in millipence added.</summary>
    public static long AddMillipence(long balanceMicropence, long millipence)
        => Add(balanceMicropence, (Int128)millipence * MicropencePerMillipence);

    /// <summary>The balance in millipence, rounded down.</summary>
    public static long Millipence(MeteringState state) => CivilDate.FloorDivide(state.BalanceMicropence, MicropencePerMillipence);

    /// <summary>Lets happen what the balance asks for now.</summary>
    public static MeteringState Cross(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.PaymentMode != PaymentMode.Prepayment)
        {
            return state.SupplyOffCause == SupplyOffCause.Credit ? Arm(device, state, alerts) : state;
        }

        PrepaymentRules rules = state.Prepayment;
        if (state.IsEmergencyCreditActive && !IsBelow(state, rules.EmergencyCreditThresholdMillipence))
        {
            state = state with { IsEmergencyCreditActive = false };
        }

        bool isLow = IsBelow(state, rules.LowCreditThresholdMillipence);
        if (isLow != state.IsLowCreditTold)
        {
            state = state with { IsLowCreditTold = isLow };
            state = isLow ? Raise(state, MeterAlertCodes.LowCredit, alerts) : state;
        }

        bool isOffered = rules.EmergencyCreditLimitMillipence > 0 && IsBelow(state, rules.EmergencyCreditThresholdMillipence);
        if (isOffered != state.IsEmergencyCreditTold)
        {
            state = state with { IsEmergencyCreditTold = isOffered };
            state = isOffered ? Raise(state, MeterAlertCodes.EmergencyCreditAvailable, alerts) : state;
        }

        return IsBelow(state, CreditEvents.DisablementLevel(state)) ? UsedUp(device, state, alerts) : Covered(device, state, alerts);
    }

    /// <summary>Notes an alert in the event log and for the host.</summary>
    public static MeteringState Raise(MeteringState state, ushort code, List<MeterAlert> alerts)
    {
        MeterAlert alert = new(code, state.SettledTo);
        alerts.Add(alert);
        return state with { Events = state.Events.Append(alert, EventLogEntries) };
    }

    /// <summary>Whether the balance is below an amount in millipence.</summary>
    public static bool IsBelow(MeteringState state, long millipence)
        => state.BalanceMicropence < (Int128)millipence * MicropencePerMillipence;

    private static MeteringState UsedUp(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.Supply == SupplyState.Disabled)
        {
            return state;
        }

        if (CreditEvents.IsInNonDisablement(state.Prepayment, state.SettledTo))
        {
            return state.IsDisablementSuspended
                ? state
                : Raise(state with { IsDisablementSuspended = true }, MeterAlertCodes.DisablementSuspended, alerts);
        }

        state = state with { Supply = SupplyState.Disabled, SupplyOffCause = SupplyOffCause.Credit, IsDisablementSuspended = false };
        return Raise(MeterReadings.WithSupply(device, state, state.SettledTo), MeterAlertCodes.CreditBelowDisablement, alerts);
    }

    private static MeteringState Covered(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.IsDisablementSuspended)
        {
            state = state with { IsDisablementSuspended = false };
        }

        return state is { SupplyOffCause: SupplyOffCause.Credit, Supply: SupplyState.Disabled } ? Arm(device, state, alerts) : state;
    }

    // What was disabled for want of credit waits for somebody at the premises, who knows whether anything is switched on.
    private static MeteringState Arm(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.Supply != SupplyState.Disabled)
        {
            return state;
        }

        state = MeterReadings.WithSupply(device, state with { Supply = SupplyState.Armed }, state.SettledTo);
        return Raise(state, MeterAlertCodes.SupplyArmed, alerts);
    }

    private static bool RecoversDebts(MeteringState state) => state.PaymentMode == PaymentMode.Prepayment
        && !(state.Prepayment.SuspendDebtDisabled && state.Supply == SupplyState.Disabled)
        && !(state.Prepayment.SuspendDebtEmergency && state.IsEmergencyCreditActive);

    private static long Recover(ref TimeDebt debt, SimTime from, SimTime to)
    {
        long edges = EdgesBetween(from, to, debt.Period == DebtPeriod.Hourly ? SimTime.HourMs : SimTime.DayMs);
        long recovered = (long)Int128.Min(debt.Millipence, (Int128)edges * debt.RateMillipence);
        debt = debt with { Millipence = debt.Millipence - recovered };
        return recovered;
    }

    private static long EdgesBetween(SimTime from, SimTime to, long periodMs)
        => CivilDate.FloorDivide(to.Ms, periodMs) - CivilDate.FloorDivide(from.Ms, periodMs);
}
