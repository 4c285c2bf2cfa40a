using System.Globalization;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Running;

namespace Twin.Studies.AnomalyDetection;

/// <summary>
/// The event log of one variant: a row for every request sent with the verdict (<c>request</c>), for every <c>case</c> opened, for
/// every request <c>released</c> or
/// <c>rejected</c> with the moment it was sent, for every file (<c>exit-file</c>, <c>threshold-file</c>) with what it did and took, and
/// <c>surge-stopped</c>.
/// </summary>
internal sealed class AnomalyLog
{
    private readonly EventLogWriter log;
    private readonly UserDirectory users;
    private readonly IReadOnlyList<string> classes;

    /// <summary>Starts a log with its head.</summary>
    internal AnomalyLog(TextWriter writer, UserDirectory users, IReadOnlyList<string> classes)
    {
        log = new EventLogWriter(
            writer, "event", "party", "srv", "class", "origin", "verdict", "moment_ms", "sent", "late", "breaches", "effort_ms");
        this.users = users;
        this.classes = classes;
    }

    /// <summary>Writes a request and what anomaly detection made of it.</summary>
    internal void Request(in HeldRequest request, AnomalyVerdict verdict) => log.Row(
        request.SentMs, "request", users[request.User].Name, request.Request.Srv, classes[request.Class], request.Origin.ToString(),
        verdict.ToString(), "0", "0", "0", "0", "0");

    /// <summary>Writes that a request in quarantine opened a case.</summary>
    internal void Case(in HeldRequest request) => log.Row(
        request.SentMs, "case", users[request.User].Name, request.Request.Srv, string.Empty, string.Empty, string.Empty, "0", "0", "0", "0",
        "0");

    /// <summary>Writes what became of a request in quarantine.</summary>
    internal void Decided(long nowMs, in HeldRequest request, bool released) => log.Row(
        nowMs, released ? "released" : "rejected", users[request.User].Name, request.Request.Srv, classes[request.Class],
        request.Origin.ToString(), string.Empty, Text(request.SentMs), "0", "0", "0", "0");

    /// <summary>Writes a file when it is known how it gets through.</summary>
    internal void File(
        long nowMs, string what, ushort user, ServiceRequestVariant request, long doneMs, in FileDelivery file, long effortMs) => log.Row(
        nowMs, what, users[user].Name, request.Srv, string.Empty, string.Empty, string.Empty, Text(doneMs), Text(file.Sent),
        Text(file.Late), Text(file.Breaches), Text(effortMs));

    /// <summary>Writes that the surge is over.</summary>
    internal void Stopped(long nowMs)
        => log.Row(nowMs, "surge-stopped", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, "0", "0", "0", "0", "0");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
