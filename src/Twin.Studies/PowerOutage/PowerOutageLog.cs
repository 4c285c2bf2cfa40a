using System.Globalization;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Studies.Power;
using Twin.Studies.Running;

namespace Twin.Studies.PowerOutage;

/// <summary>
/// The event log of one variant as CSV: everything that a metric is made of.
/// </summary>
/// <remarks>
/// Columns after <c>time_ms</c>: <c>event</c>, <c>premises</c> (its CHF, or a number where there is none), <c>meter_point</c>,
/// <c>outage</c> (its number), <c>csp</c>, <c>code</c>, <c>lost_ms</c>, <c>reported_ms</c>. <c>reported_ms</c> is when an alert is
/// delivered, a call answered or 8F35 and 8F36 received.
/// </remarks>
internal sealed class PowerOutageLog(TextWriter writer)
{
    private readonly EventLogWriter log =
        new(writer, "event", "premises", "meter_point", "outage", "csp", "code", "lost_ms", "reported_ms");

    /// <summary>Writes a row.</summary>
    /// <param name="name">The event.</param>
    /// <param name="message">What a model said.</param>
    /// <param name="code">The alert; empty for none.</param>
    /// <param name="reportedMs">When somebody knows; null for never.</param>
    internal void Row(string name, in SupplyMessage message, string code, long? reportedMs)
    {
        bool alert = message.Kind is SupplyMessageKind.AlertRaised or SupplyMessageKind.AlertLost;
        log.Row(
            message.TimeMs,
            name,
            new DeviceId(message.Entity).ToString(),
            message.MeterPoint.ToString(),
            message.Cause.ToString(CultureInfo.InvariantCulture),
            alert ? CommunicationsServiceProviders.Codes.Code(message.Provider) : string.Empty,
            code,
            message.LostMs.ToString(CultureInfo.InvariantCulture),
            reportedMs?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
    }
}
