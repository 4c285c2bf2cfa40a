using System.Globalization;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// The event log of one variant as CSV, in the total order of the run: everything that a metric is made of, so that each can be
/// recomputed from it.
/// </summary>
/// <remarks>
/// Columns: <c>time_ms</c>, <c>event</c>, <c>device</c>, <c>device_type</c>, <c>meter_point</c>, <c>party</c> (user or RDP),
/// <c>code</c> (response code, alert, flag), <c>detail</c> (service request variant, recipient, delivery time in ms, file number).
/// Events are in the order in which the centre heard of them; a file run's records follow the run's moment.
/// </remarks>
internal sealed class CplEventLog
{
    private readonly TextWriter writer;

    /// <summary>Starts a log with its head.</summary>
    internal CplEventLog(TextWriter writer)
    {
        this.writer = writer;
        writer.Write("time_ms,event,device,device_type,meter_point,party,code,detail\n");
    }

    /// <summary>Writes what a partition said about a device.</summary>
    internal void Device(in CplMessage message) => Row(
        message.TimeMs,
        message.Kind switch
        {
            CplMessageKind.Suspended => "suspended",
            CplMessageKind.Restored => "restored",
            CplMessageKind.RequestAccepted => "request-accepted",
            CplMessageKind.RequestRejected => "request-rejected",
            CplMessageKind.UpdateSent => "update-sent",
            CplMessageKind.UpdateWasted => "update-wasted",
            CplMessageKind.Activated => "activated",
            CplMessageKind.ActivationFailed => "activation-failed",
            CplMessageKind.ResponseLost => "response-lost",
            CplMessageKind.SuspendedAtEnd => "suspended-at-end",
            _ => "stuck-at-end",
        },
        message.Device,
        message.Type,
        default,
        string.Empty,
        message.Kind is CplMessageKind.RequestAccepted or CplMessageKind.RequestRejected ? message.Code.ToString() : string.Empty,
        message.Kind is CplMessageKind.RequestAccepted or CplMessageKind.RequestRejected ? new ServiceRequestVariant(message.Request).Srv : string.Empty);

    /// <summary>Writes an alert with the moment of its delivery.</summary>
    internal void Alert(in CplMessage message, string user, long deliveredMs) => Row(
        message.TimeMs,
        "alert",
        message.Device,
        message.Type,
        default,
        user,
        message.Alert.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"{DccAlertCatalogue.RecipientCodes.Code(message.Recipient)} {deliveredMs}"));

    /// <summary>Writes a change of a flag.</summary>
    internal void Flag(in CplMessage message) => Row(
        message.TimeMs, "flag-changed", message.Device, message.Type, message.Flag.MeterPoint, string.Empty, message.Flag.After.Code(), message.Flag.Before.Code());

    /// <summary>Writes a record of a file.</summary>
    internal void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted) => Row(
        nowMs, accepted ? "flag-exported" : "flag-rejected", default, default, record.MeterPoint, provider, record.Flag.Code(), FileName(file));

    /// <summary>Writes a file.</summary>
    internal void File(long nowMs, string provider, in RdpFile file)
        => Row(nowMs, "file-exported", default, default, default, provider, string.Empty, FileName(file));

    private static string FileName(in RdpFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Kind}-{file.Sequence}");

    private void Row(long timeMs, string what, DeviceId device, DeviceType type, Mpxn meterPoint, string party, string code, string detail)
    {
        writer.Write(timeMs);
        writer.Write(',');
        writer.Write(what);
        writer.Write(',');
        writer.Write(device.IsNone ? string.Empty : device.ToString());
        writer.Write(',');
        writer.Write(device.IsNone ? string.Empty : DeviceTypeCatalogue.Codes.Code(type));
        writer.Write(',');
        writer.Write(meterPoint.ToString());
        writer.Write(',');
        writer.Write(Quoted(party));
        writer.Write(',');
        writer.Write(code);
        writer.Write(',');
        writer.Write(detail);
        writer.Write('\n');
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
