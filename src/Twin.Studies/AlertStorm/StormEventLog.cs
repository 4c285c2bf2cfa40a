using System.Globalization;
using Twin.Domain.Registration;
using Twin.Studies.Running;

namespace Twin.Studies.AlertStorm;

/// <summary>
/// The event log of one variant: a row <c>alert</c> for every alert raised with what the throttle made of it, and a row <c>delivery</c>
/// for every user that gets it, with the moment of delivery.
/// </summary>
internal sealed class StormEventLog
{
    private readonly EventLogWriter log;
    private readonly UserDirectory users;

    /// <summary>Starts a log with its head.</summary>
    internal StormEventLog(TextWriter writer, UserDirectory users)
    {
        log = new EventLogWriter(
            writer, "event", "device", "cause", "code", "disposition", "sequence_id", "count", "party", "delivered_ms");
        this.users = users;
    }

    /// <summary>Writes what became of an alert, or that a user gets it.</summary>
    internal void Write(in StormMessage message, long? deliveredMs) => log.Row(
        message.TimeMs,
        deliveredMs is null ? "alert" : "delivery",
        message.Device.ToString(),
        message.Kind.ToString(),
        message.Code.ToString("X4", CultureInfo.InvariantCulture),
        message.Outcome.Disposition.ToString(),
        message.Outcome.SequenceId.ToString(CultureInfo.InvariantCulture),
        message.Outcome.Count.ToString(CultureInfo.InvariantCulture),
        deliveredMs is null ? string.Empty : users[message.User].Name,
        deliveredMs?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
}
