using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What happens to a meter beside service requests: supply, tenancy, credit. Pure and total: every command on every state is an event
/// or a refusal.
/// </summary>
public static class MeteringMachine
{
    /// <summary>Says what a command does to a meter, without doing it. What fell due before it is settled first.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state; null for an untouched meter.</param>
    /// <param name="command">The command.</param>
    public static MeteringDecision Decide(in MeteredDevice device, MeteringState? state, in MeteringCommand command)
        => new() { Refusal = MeterRefusal.None, Event = new MeteringEvent { Cause = command.Kind, After = state } };

    /// <summary>Makes the event's state the meter's. Never fails for what <see cref="Decide"/> gave.</summary>
    public static void Apply(ref MeteringState? state, in MeteringEvent happened) => state = happened.After;

    /// <summary>
    /// The next moment at which a prepayment meter changes by itself: low credit, emergency credit offered, the supply disabled. A host
    /// makes <see cref="MeteringCommandKind.Settle"/> due then. <see cref="SimTime.Never"/> when there is none.
    /// </summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state; null for an untouched meter.</param>
    /// <param name="at">The moment from which it is sought.</param>
    public static SimTime NextCreditEvent(in MeteredDevice device, MeteringState? state, SimTime at)
        => state is { PaymentMode: PaymentMode.Prepayment } ? at : SimTime.Never;
}
