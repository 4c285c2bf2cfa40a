namespace Twin.Domain.Network;

/// <summary>A stretch of a delivery curve at one rate.</summary>
/// <param name="FromMs">Where it begins, milliseconds from the creation of the alerts.</param>
/// <param name="UntilMs">Where it ends: the delivery of its last alert.</param>
/// <param name="Alerts">How many alerts are delivered in it, evenly.</param>
public readonly record struct OutageAlertPiece(long FromMs, long UntilMs, long Alerts)
{
    /// <summary>How many of its alerts are delivered by a moment.</summary>
    internal long DeliveredAt(long ms)
        => ms < FromMs ? 0 : ms >= UntilMs ? Alerts : (long)((Int128)Alerts * (ms - FromMs) / (UntilMs - FromMs));
}
