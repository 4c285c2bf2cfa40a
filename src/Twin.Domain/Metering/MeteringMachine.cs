using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What happens to a meter beside service requests: supply, tenancy, credit. Pure and total: every command on every state is an event
/// or a refusal.
/// </summary>
public static class MeteringMachine
{
    // The shorter outages have an alert of their own (8F35).
    private const long ShortOutageMs = 3 * SimTime.MinuteMs;
    private const long HorizonMs = 400 * SimTime.DayMs;

    /// <summary>Says what a command does to a meter, without doing it. What fell due before it is settled first.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state; null for an untouched meter.</param>
    /// <param name="command">The command. A moment before what is settled counts as that moment.</param>
    public static MeteringDecision Decide(in MeteredDevice device, MeteringState? state, in MeteringCommand command)
    {
        List<MeterAlert> alerts = [];
        if (command.Kind == MeteringCommandKind.Install)
        {
            MeteringState installed = new()
            {
                Base = new RegisterBase(command.At, 0, 0, 0),
                SettledTo = command.At,
                TenancyStartedAt = command.At,
            };
            return Happened(command, installed, alerts);
        }

        if (command.Kind == MeteringCommandKind.Settle && state is null)
        {
            return Happened(command, null, alerts);
        }

        MeteringState settled = Settlement.Settle(device, state ?? MeteringState.Untouched, command.At, alerts);
        (MeterRefusal refusal, MeteringState after) = command.Kind switch
        {
            MeteringCommandKind.LoseSupply => (MeterRefusal.None, LoseSupply(device, settled, alerts)),
            MeteringCommandKind.RestoreSupply => (MeterRefusal.None, RestoreSupply(device, settled, alerts)),
            MeteringCommandKind.ChangeTenancy => (MeterRefusal.None, settled with { TenancyStartedAt = settled.SettledTo }),
            MeteringCommandKind.EnableLocally => EnableLocally(device, settled),
            MeteringCommandKind.ActivateEmergencyCreditLocally => ActivateEmergencyCredit(settled),
            _ => (MeterRefusal.None, settled),
        };
        return refusal == MeterRefusal.None
            ? Happened(command, Settlement.Cross(device, after, alerts), alerts)
            : new MeteringDecision { Refusal = refusal };
    }

    /// <summary>Makes the event's state the meter's. Never fails for what <see cref="Decide"/> gave.</summary>
    public static void Apply(ref MeteringState? state, in MeteringEvent happened) => state = happened.After;

    /// <summary>
    /// The next moment at which a meter changes by itself: on prepayment low credit, emergency credit offered, the supply disabled; with
    /// a load limit an event, and the supply enabled again. A host makes <see cref="MeteringCommandKind.Settle"/> due then and asks again
    /// afterwards. <see cref="SimTime.Never"/> when there is none; 400 days on when there is none before but something goes on.
    /// </summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state; null for an untouched meter.</param>
    /// <param name="at">The earliest moment given; what fell due before is due then.</param>
    public static SimTime NextEvent(in MeteredDevice device, MeteringState? state, SimTime at)
    {
        if (state is not ({ PaymentMode: PaymentMode.Prepayment } or { Features.LoadLimit: not null }))
        {
            return SimTime.Never;
        }

        SimTime from = at > state.SettledTo ? at : state.SettledTo;
        SimTime horizon = from.Plus(HorizonMs);
        if (MeterEvents.Next(device, state, horizon) is { } next)
        {
            return next.At > at ? next.At : at;
        }

        bool goesOn = state.Features?.LoadLimit is not null || CreditEvents.Flows(state);
        return goesOn ? horizon : SimTime.Never;
    }

    /// <summary>Emergency credit taken into use (2.5, or at the premises), before what follows from it.</summary>
    internal static (MeterRefusal Refusal, MeteringState After) ActivateEmergencyCredit(MeteringState state)
    {
        if (state.PaymentMode != PaymentMode.Prepayment)
        {
            return (MeterRefusal.NotInPrepayment, state);
        }

        PrepaymentRules rules = state.Prepayment;
        bool available = rules.EmergencyCreditLimitMillipence > 0 && !state.IsEmergencyCreditActive
            && Settlement.IsBelow(state, rules.EmergencyCreditThresholdMillipence);
        return available
            ? (MeterRefusal.None, state with { IsEmergencyCreditActive = true })
            : (MeterRefusal.NoEmergencyCreditAvailable, state);
    }

    private static MeteringState LoseSupply(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.SupplyLostAt is not null)
        {
            return state;
        }

        state = MeterReadings.WithSupply(device, state with { SupplyLostAt = state.SettledTo }, state.SettledTo);
        return device.IsGas ? state : Settlement.Raise(state, MeterAlertCodes.SupplyInterrupted, alerts);
    }

    private static MeteringState RestoreSupply(in MeteredDevice device, MeteringState state, List<MeterAlert> alerts)
    {
        if (state.SupplyLostAt is not { } lost)
        {
            return state;
        }

        bool isShort = state.SettledTo.Ms - lost.Ms < ShortOutageMs;
        state = MeterReadings.WithSupply(
            device, state with { SupplyLostAt = null, SupplyRestoredAt = state.SettledTo }, state.SettledTo);
        ushort alert = isShort ? MeterAlertCodes.ShortOutageRestored : MeterAlertCodes.OutageRestored;
        return device.IsGas ? state : Settlement.Raise(state, alert, alerts);
    }

    private static (MeterRefusal Refusal, MeteringState After) EnableLocally(in MeteredDevice device, MeteringState state)
    {
        if (state.Supply != SupplyState.Armed)
        {
            return (MeterRefusal.SupplyStateUnsuitable, state);
        }

        MeteringState enabled = state with { Supply = SupplyState.Enabled, SupplyOffCause = SupplyOffCause.None };
        return (MeterRefusal.None, MeterReadings.WithSupply(device, enabled, state.SettledTo));
    }

    private static MeteringDecision Happened(in MeteringCommand command, MeteringState? after, List<MeterAlert> alerts) => new()
    {
        Refusal = MeterRefusal.None,
        Event = new MeteringEvent { Cause = command.Kind, After = after, Alerts = [.. alerts] },
    };
}
