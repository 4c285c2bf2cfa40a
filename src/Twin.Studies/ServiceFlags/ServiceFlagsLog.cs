using System.Globalization;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Studies.Running;

namespace Twin.Studies.ServiceFlags;

/// <summary>
/// The event log of one variant as CSV, in the total order of the run: everything that a metric is made of, so that each can be
/// recomputed from it.
/// </summary>
/// <remarks>
/// Columns: <c>time_ms</c>, <c>event</c>, <c>device</c>, <c>meter_point</c>, <c>party</c> (the RDP; empty where nobody is told),
/// <c>code</c> (the flag), <c>detail</c>: for changes the flag before; for a meter point at the start the flag in registration and whether
/// it can be operated; for records the file and the moment at which the RDP has worked them off.
/// </remarks>
internal sealed class ServiceFlagsLog
{
    private readonly EventLogWriter log;

    /// <summary>Starts a log with its head.</summary>
    internal ServiceFlagsLog(TextWriter writer)
        => log = new EventLogWriter(writer, "event", "device", "meter_point", "party", "code", "detail");

    /// <summary>Writes what a partition said; what is only stated for the first run is no event.</summary>
    internal void Message(in FlagMessage message, string provider)
    {
        string device = message.Device.IsNone ? string.Empty : message.Device.ToString();
        string point = message.Flag.MeterPoint.ToString();
        string before = message.Flag.Before.Code();
        string after = message.Flag.After.Code();
        switch (message.Kind)
        {
            case FlagMessageKind.FlagStated:
                break;
            case FlagMessageKind.MeterPoint:
                Row(message.TimeMs, "meter-point", string.Empty, point, provider, after, $"{before} {Word(message.CanBeOperated)}");
                break;
            case FlagMessageKind.FlagChanged:
                Row(message.TimeMs, "flag-changed", string.Empty, point, provider, after, before);
                break;
            case FlagMessageKind.Registered:
                Row(message.TimeMs, "flag-registered", string.Empty, point, string.Empty, after, before);
                break;
            default:
                Row(message.TimeMs, NameOf(message.Kind), device, point, string.Empty, string.Empty, string.Empty);
                break;
        }
    }

    /// <summary>Writes something that concerns the whole estate.</summary>
    internal void Moment(long nowMs, string what)
        => Row(nowMs, what, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Writes a record of a file and when the RDP has worked it off.</summary>
    internal void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted, long registeredMs) => Row(
        nowMs,
        accepted ? "flag-exported" : "flag-rejected",
        string.Empty,
        record.MeterPoint.ToString(),
        provider,
        record.Flag.Code(),
        string.Create(CultureInfo.InvariantCulture, $"{file.Kind}-{file.Sequence} {registeredMs}"));

    /// <summary>Writes a file.</summary>
    internal void File(long nowMs, string provider, in RdpFile file) => Row(
        nowMs, "file-exported", string.Empty, string.Empty, provider, string.Empty,
        string.Create(CultureInfo.InvariantCulture, $"{file.Kind}-{file.Sequence}"));

    /// <summary>Writes a record that waits for a file when the run ends.</summary>
    internal void Waiting(long nowMs, string provider, in RdpOutboxRow row)
        => Row(nowMs, "flag-waiting-at-end", string.Empty, row.MeterPoint.ToString(), provider, row.Flag.Code(), string.Empty);

    private static string NameOf(FlagMessageKind kind) => kind switch
    {
        FlagMessageKind.Operable => "operable",
        FlagMessageKind.NotOperable => "not-operable",
        FlagMessageKind.Live => "meter-live",
        FlagMessageKind.Gone => "meter-gone",
        FlagMessageKind.Premature => "prematurely-active",
        FlagMessageKind.Switched => "supplier-switched",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has a form of its own"),
    };

    private static string Word(bool canBeOperated) => canBeOperated ? "operable" : "not-operable";

    private void Row(long timeMs, string what, string device, string meterPoint, string party, string code, string detail)
        => log.Row(timeMs, what, device, meterPoint, party, code, detail);
}
