using System.Globalization;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Studies.Network;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.SmkiRecovery;

/// <summary>
/// The event log of one variant as CSV, in the total order of the run: everything that a metric is made of, so that each can be
/// recomputed from it.
/// </summary>
/// <remarks>
/// Columns: <c>time_ms</c>, <c>event</c>, <c>device</c>, <c>meter_point</c>, <c>party</c> (the user who sends or is alerted, or the RDP
/// that is told), <c>code</c> (response code or flag), <c>detail</c>: for requests the status met, the row of business as usual and whether
/// the device refuses what the DCC accepts; for attempts that failed their number; for changes the flag before; for records the file.
/// </remarks>
internal sealed class SmkiRecoveryLog : IRdpFileLog
{
    private readonly EventLogWriter log;
    private readonly UserDirectory users;
    private readonly IReadOnlyList<TrafficRow> traffic;

    /// <summary>Starts a log with its head.</summary>
    internal SmkiRecoveryLog(TextWriter writer, UserDirectory users, IReadOnlyList<TrafficRow> traffic)
    {
        log = new EventLogWriter(writer, "event", "device", "meter_point", "party", "code", "detail");
        this.users = users;
        this.traffic = traffic;
    }

    /// <summary>Writes what a partition said.</summary>
    internal void Message(in SmkiMessage message, string rdp)
    {
        string device = message.Device.ToString();
        switch (message.Kind)
        {
            case SmkiMessageKind.FlagChanged:
                log.Row(
                    message.TimeMs, "flag-changed", device, message.Flag.MeterPoint.ToString(), rdp, message.Flag.After.Code(),
                    message.Flag.Before.Code());
                break;
            case SmkiMessageKind.Request:
                log.Row(
                    message.TimeMs, "request", device, string.Empty, users[message.User].Name, message.Code.ToString(),
                    $"{message.Status} {traffic[message.Row].Name}{(message.FailsAtDevice ? " fails-at-device" : string.Empty)}");
                break;
            case SmkiMessageKind.Alert:
                log.Row(message.TimeMs, "alert", device, string.Empty, users[message.User].Name, string.Empty, string.Empty);
                break;
            default:
                string detail = message.Attempts > 0 ? message.Attempts.ToString(CultureInfo.InvariantCulture) : string.Empty;
                log.Row(message.TimeMs, NameOf(message.Kind), device, string.Empty, string.Empty, string.Empty, detail);
                break;
        }
    }

    /// <inheritdoc/>
    public void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted) => log.Row(
        nowMs, accepted ? "flag-exported" : "flag-rejected", string.Empty, record.MeterPoint.ToString(), provider, record.Flag.Code(),
        FileName(file));

    /// <inheritdoc/>
    public void File(long nowMs, string provider, in RdpFile file)
        => log.Row(nowMs, "file-exported", string.Empty, string.Empty, provider, string.Empty, FileName(file));

    /// <inheritdoc/>
    public void Waiting(long nowMs, string provider, in RdpOutboxRow row) => log.Row(
        nowMs, "flag-waiting-at-end", string.Empty, row.MeterPoint.ToString(), provider, row.Flag.Code(), string.Empty);

    private static string NameOf(SmkiMessageKind kind) => kind switch
    {
        SmkiMessageKind.Affected => "affected",
        SmkiMessageKind.Started => "recovery-started",
        SmkiMessageKind.Recovered => "recovered",
        SmkiMessageKind.Restored => "restored",
        SmkiMessageKind.PlacementFailed => "placement-failed",
        SmkiMessageKind.ReinstatementFailed => "reinstatement-failed",
        SmkiMessageKind.LeftInRecovery => "left-in-recovery",
        SmkiMessageKind.LeftRecovered => "left-recovered",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has a form of its own"),
    };

    private static string FileName(in RdpFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Kind}-{file.Sequence}");
}
