using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>When a prepayment meter changes by itself.</summary>
internal static class CreditEvents
{
    /// <summary>
    /// The first moment after <see cref="MeteringState.SettledTo"/> and up to a limit at which something falls due; null when there is
    /// none. Exact to the millisecond: balances only fall by themselves, so that halving finds it.
    /// </summary>
    public static SimTime? Next(in MeteredDevice device, MeteringState state, SimTime limit)
    {
        if (state.PaymentMode != PaymentMode.Prepayment || limit <= state.SettledTo)
        {
            return null;
        }

        SimTime? due = null;
        if (state.IsDisablementSuspended && NonDisablementEnd(state.Prepayment, state.SettledTo) is var end && end <= limit)
        {
            due = end;
        }

        return Level(state) is { } level ? FirstBelow(device, state, level, due ?? limit) ?? due : due;
    }

    /// <summary>Below which balance, in millipence, the supply is disabled.</summary>
    public static long DisablementLevel(MeteringState state) => state.Prepayment.DisablementThresholdMillipence
        - (state.IsEmergencyCreditActive ? state.Prepayment.EmergencyCreditLimitMillipence : 0);

    /// <summary>Whether the supply is not disabled for want of credit at a moment.</summary>
    public static bool IsInNonDisablement(PrepaymentRules rules, SimTime at)
    {
        int from = rules.NonDisablementFromMinute;
        int to = rules.NonDisablementToMinute;
        long minute = MinuteOfDay(at);
        return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    /// <summary>Whether anything is taken from a balance as time goes by.</summary>
    public static bool Flows(MeteringState state) => state.StandingChargeMillipencePerDay > 0
        || state.Debt1 is { Millipence: > 0, RateMillipence: > 0 } || state.Debt2 is { Millipence: > 0, RateMillipence: > 0 }
        || (state.OffSince is null && (state.PricesMillipencePerKwh.AsSpan().ContainsAnyExcept(0L)
            || (state.Features?.Blocks is { } blocks && blocks.PricesMillipencePerKwh.AsSpan().ContainsAnyExcept(0L))
            || (state.Features?.Secondary is { } secondary && secondary.PricesMillipencePerKwh.AsSpan().ContainsAnyExcept(0L))));

    // The greatest of the balances below which something has not happened yet.
    private static long? Level(MeteringState state)
    {
        PrepaymentRules rules = state.Prepayment;
        long? level = null;
        if (!state.IsLowCreditTold)
        {
            level = rules.LowCreditThresholdMillipence;
        }

        if (!state.IsEmergencyCreditTold && rules.EmergencyCreditLimitMillipence > 0)
        {
            level = Math.Max(level ?? long.MinValue, rules.EmergencyCreditThresholdMillipence);
        }

        if (state.Supply != SupplyState.Disabled && !state.IsDisablementSuspended)
        {
            level = Math.Max(level ?? long.MinValue, DisablementLevel(state));
        }

        return level;
    }

    private static SimTime? FirstBelow(in MeteredDevice device, MeteringState state, long level, SimTime limit)
    {
        while (state.SettledTo < limit)
        {
            // With one rate any stretch costs the same to work out; with several it is worked out by half-hours, and blocks by their
            // resets, so days are gone through.
            bool whole = state.RateOfHalfHour.Count == 0 && state.Features is not ({ Blocks: not null } or { Secondary: not null });
            SimTime nextDay = CivilDate.EdgeAfter(state.SettledTo, SimTime.DayMs);
            SimTime end = whole || limit < nextDay ? limit : nextDay;
            MeteringState after = Settlement.Advance(device, state, end);
            if (Settlement.IsBelow(after, level))
            {
                return Halve(device, state, level, end);
            }

            state = after;
        }

        return null;
    }

    private static SimTime Halve(in MeteredDevice device, MeteringState state, long level, SimTime below)
    {
        long low = state.SettledTo.Ms;
        long high = below.Ms;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            bool isBelow = Settlement.IsBelow(Settlement.Advance(device, state, new SimTime(middle)), level);
            (low, high) = isBelow ? (low, middle) : (middle, high);
        }

        return new SimTime(high);
    }

    private static SimTime NonDisablementEnd(PrepaymentRules rules, SimTime at)
    {
        long today = at.Ms - CivilDate.FloorRemainder(at.Ms, SimTime.DayMs);
        SimTime end = new(today + (rules.NonDisablementToMinute * SimTime.MinuteMs));
        return end > at ? end : end.Plus(SimTime.DayMs);
    }

    private static long MinuteOfDay(SimTime at) => CivilDate.FloorRemainder(at.Ms, SimTime.DayMs) / SimTime.MinuteMs;
}
