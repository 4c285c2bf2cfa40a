using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Studies.Network;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// The event log of one variant as CSV, in the total order of the run: everything that a metric is made of, so that each can be
/// recomputed from it.
/// </summary>
/// <remarks>
/// Columns: <c>time_ms</c>, <c>event</c>, <c>device</c>, <c>device_type</c>, <c>meter_point</c>, <c>party</c> (the user who sends or is
/// alerted, or the RDP that is told; empty for a flag that nobody is told of), <c>code</c> (response code, alert, flag), <c>detail</c>:
/// for requests the service request variant and what it belongs to (<c>traffic</c> and the row's name, <c>campaign</c>, <c>try</c>),
/// for alerts the recipient and the delivery in milliseconds, for changes of flags the flag before, for records and files the file.
/// Events are in the order in which the centre heard of them; a file run comes after the events before its moment and before those at it.
/// </remarks>
internal sealed class CplEventLog : IRdpFileLog
{
    private readonly EventLogWriter log;
    private readonly UserDirectory users;
    private readonly ImmutableArray<EstatePartition> partitions;
    private readonly ImmutableArray<TrafficRow> traffic;

    /// <summary>Starts a log with its head.</summary>
    internal CplEventLog(TextWriter writer, SimulatedEstate estate, ImmutableArray<TrafficRow> traffic)
    {
        log = new EventLogWriter(writer, "event", "device", "device_type", "meter_point", "party", "code", "detail");
        users = estate.Users;
        partitions = estate.Partitions;
        this.traffic = traffic;
    }

    /// <summary>Writes what a partition said about a device.</summary>
    internal void Device(in CplMessage message)
    {
        bool request = message.Kind is CplMessageKind.RequestAccepted or CplMessageKind.RequestRejected;
        ref readonly DeviceState device = ref DeviceOf(message);
        Row(
            message.TimeMs,
            NameOf(message.Kind),
            device.Id,
            device.Type,
            default,
            request ? users[message.User].Name : string.Empty,
            request ? message.Code.ToString() : string.Empty,
            request ? $"{new ServiceRequestVariant(message.Request).Srv} {ReasonOf(message)}" : string.Empty);
    }

    /// <summary>Writes an alert with the moment of its delivery.</summary>
    internal void Alert(in CplMessage message, long deliveredMs)
    {
        ref readonly DeviceState device = ref DeviceOf(message);
        Row(
            message.TimeMs,
            "alert",
            device.Id,
            device.Type,
            default,
            users[message.User].Name,
            message.Alert.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{DccAlertCatalogue.RecipientCodes.Code(message.Recipient)} {deliveredMs}"));
    }

    /// <summary>Writes a change of a flag and the RDP that is to hear of it.</summary>
    internal void Flag(in CplMessage message, string provider)
    {
        ref readonly DeviceState device = ref DeviceOf(message);
        FlagChange flag = message.Flag;
        Row(
            message.TimeMs,
            "flag-changed",
            device.Id,
            device.Type,
            flag.MeterPoint,
            provider,
            flag.After.Code(),
            flag.Before.Code());
    }

    /// <inheritdoc/>
    public void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted) => Row(
        nowMs,
        accepted ? "flag-exported" : "flag-rejected",
        default,
        default,
        record.MeterPoint,
        provider,
        record.Flag.Code(),
        FileName(file));

    /// <inheritdoc/>
    public void File(long nowMs, string provider, in RdpFile file)
        => Row(nowMs, "file-exported", default, default, default, provider, string.Empty, FileName(file));

    /// <inheritdoc/>
    public void Waiting(long nowMs, string provider, in RdpOutboxRow row)
        => Row(nowMs, "flag-waiting-at-end", default, default, row.MeterPoint, provider, row.Flag.Code(), string.Empty);

    private static string NameOf(CplMessageKind kind) => kind switch
    {
        CplMessageKind.Affected => "affected",
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
        CplMessageKind.StuckAtEnd => "stuck-at-end",
        CplMessageKind.StuckUpdatedAtEnd => "stuck-updated-at-end",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not about a device alone"),
    };

    private static string FileName(in RdpFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Kind}-{file.Sequence}");

    private ref readonly DeviceState DeviceOf(in CplMessage message)
    {
        int premises = (int)(message.Entity >> CplRemovalHandler.PlaceBits);
        int place = (int)(message.Entity & ((1 << CplRemovalHandler.PlaceBits) - 1));
        EstatePartition partition = partitions[0];
        foreach (EstatePartition other in partitions)
        {
            partition = other.FirstPremises <= premises ? other : partition;
        }

        return ref partition.DevicesOf(premises - partition.FirstPremises)[place];
    }

    // The priority of a message is the kind of the event that it came of.
    private string ReasonOf(in CplMessage message)
        => message.Row >= 0 ? "traffic " + traffic[message.Row].Name : message.Priority == (int)CplEventKind.Try ? "try" : "campaign";

    private void Row(long timeMs, string what, DeviceId device, DeviceType type, Mpxn meterPoint, string party, string code, string detail)
        => log.Row(
            timeMs,
            what,
            device.IsNone ? string.Empty : device.ToString(),
            device.IsNone ? string.Empty : DeviceTypeCatalogue.Codes.Code(type),
            meterPoint.ToString(),
            party,
            code,
            detail);
}
