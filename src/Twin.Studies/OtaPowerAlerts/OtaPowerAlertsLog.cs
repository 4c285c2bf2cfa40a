using System.Globalization;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Studies.Power;
using Twin.Studies.Running;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>The event log of one variant as CSV: everything that a metric is made of.</summary>
/// <remarks>
/// Columns after <c>time_ms</c>: <c>event</c>, <c>premises</c> (its CHF, or a number where there is none), <c>meter_point</c>,
/// <c>outage</c> (its number; -1 for firmware), <c>real</c> (yes when an outage has a part in the loss), <c>csp</c>, <c>code</c>,
/// <c>lost_ms</c>, <c>delivered_ms</c> (by the CSP), <c>off</c> (whether the supply is off at a decision).
/// </remarks>
internal sealed class OtaPowerAlertsLog(TextWriter writer)
{
    private readonly EventLogWriter log =
        new(writer, "event", "premises", "meter_point", "outage", "real", "csp", "code", "lost_ms", "delivered_ms", "off");

    /// <summary>Writes a row.</summary>
    /// <param name="timeMs">When.</param>
    /// <param name="name">The event.</param>
    /// <param name="message">What a model said.</param>
    /// <param name="code">The alert or what became of a read; empty for none.</param>
    /// <param name="deliveredMs">When the CSP delivered it; null for what is no delivered alert.</param>
    /// <param name="isOff">Whether the supply is off; null where it does not matter.</param>
    internal void Row(long timeMs, string name, in SupplyMessage message, string code, long? deliveredMs = null, bool? isOff = null)
    {
        bool alert = message.Kind is SupplyMessageKind.AlertRaised or SupplyMessageKind.AlertLost;
        log.Row(
            timeMs,
            name,
            new DeviceId(message.Entity).ToString(),
            message.MeterPoint.ToString(),
            message.Cause.ToString(CultureInfo.InvariantCulture),
            message.IsReal ? "yes" : "no",
            alert ? CommunicationsServiceProviders.Codes.Code(message.Provider) : string.Empty,
            code,
            message.LostMs.ToString(CultureInfo.InvariantCulture),
            deliveredMs?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            isOff is { } off ? off ? "yes" : "no" : string.Empty);
    }
}
