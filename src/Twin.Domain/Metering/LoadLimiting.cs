using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// When a load limit takes hold (DUIS 6.4.1, alerts of the Twin code sheet, section 7). The power is that of the load profile, which is
/// the same for the whole of a half-hour, while the supply is on.
/// </summary>
internal static class LoadLimiting
{
    /// <summary>
    /// The next moment up to a limit at which something happens by the load: an event, or the supply enabled again after one. Null when
    /// there is none. A moment before what is settled is due at once.
    /// </summary>
    public static SimTime? Next(in MeteredDevice device, MeteringState state, SimTime limit)
    {
        // Without supply from the network there is neither a load nor a meter that works.
        if (state.Features?.LoadLimit is not { } load || state.SupplyLostAt is not null)
        {
            return null;
        }

        SimTime? next = IsArmed(state) ? load.RestoredAt : state.OffSince is null ? NextEvent(device, load, limit) : null;
        return next is { } at && at <= limit ? at > state.SettledTo ? at : state.SettledTo : null;
    }

    /// <summary>Lets it happen at the moment to which the state is settled.</summary>
    public static MeteringState Happen(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (IsArmed(state))
        {
            MeteringState enabled = state with { Supply = SupplyState.Enabled, SupplyOffCause = SupplyOffCause.None };
            enabled = MeterReadings.WithSupply(device, enabled, state.SettledTo);
            return Settlement.Raise(enabled, MeterAlertCodes.EnabledAfterLoadLimit, alerts);
        }

        LoadLimit load = state.Features!.LoadLimit!;
        LoadLimit after = load with
        {
            Events = load.Events + 1,
            IsExceeded = true,
            MeasuredFrom = state.SettledTo,
            RestoredAt = load.DisablesSupply ? state.SettledTo.Plus(load.RestorationMs) : load.RestoredAt,
        };
        state = Settlement.Raise(
            state with { Features = state.Features with { LoadLimit = after } }, MeterAlertCodes.AboveLoadLimit, alerts);
        if (!load.DisablesSupply)
        {
            return state;
        }

        state = state with { Supply = SupplyState.Armed, SupplyOffCause = SupplyOffCause.LoadLimit };
        return Settlement.Raise(MeterReadings.WithSupply(device, state, state.SettledTo), MeterAlertCodes.ArmedByLoadLimit, alerts);
    }

    /// <summary>
    /// The features when the supply comes back: the load is looked at again from the next half-hour on (assumption), so that a half-hour
    /// gives one event at most however short the times set.
    /// </summary>
    public static MeterFeatures? AfterSupply(MeterFeatures? features, SimTime at)
    {
        if (features?.LoadLimit is not { } load)
        {
            return features;
        }

        SimTime edge = CivilDate.EdgeAfter(at, LoadProfile.HalfHourMs);
        return features with { LoadLimit = load with { MeasuredFrom = edge, IsExceeded = false } };
    }

    private static bool IsArmed(MeteringState state) => state is { Supply: SupplyState.Armed, SupplyOffCause: SupplyOffCause.LoadLimit };

    private static SimTime? NextEvent(in MeteredDevice device, LoadLimit load, SimTime limit)
    {
        SimTime from = load.MeasuredFrom;
        if (load.IsExceeded)
        {
            if (LoadProfile.FirstHalfHour(device, from, limit, load.ThresholdW, isAbove: false) is not { } ended)
            {
                return null;
            }

            from = ended;
        }

        // A time above the threshold that ends when it has lasted long enough is an event as well.
        while (LoadProfile.FirstHalfHour(device, from, limit, load.ThresholdW, isAbove: true) is { } above)
        {
            SimTime due = above.Plus(load.PeriodMs);
            SimTime last = due < limit ? due : limit;
            if (LoadProfile.FirstHalfHour(device, above, last, load.ThresholdW, isAbove: false) is not { } ended || ended == due)
            {
                return due;
            }

            from = ended;
        }

        return null;
    }
}
