using System.Globalization;
using Twin.Domain.Registration;
using Twin.Studies.Running;

namespace Twin.Studies.RequestTraffic;

/// <summary>
/// The event log of one variant: a row <c>request</c> for each request with the moment its response is late, a row for what becomes of
/// every attempt (<c>worked</c> with the moment of the response, <c>refused</c>, <c>rejected</c>, <c>deferred</c>), <c>given-up</c>, and
/// <c>throttled-interval</c> at the beginning of each interval with limits.
/// </summary>
internal sealed class RequestTrafficLog
{
    private readonly EventLogWriter log;
    private readonly UserDirectory users;
    private readonly IReadOnlyList<string> classes;

    /// <summary>Starts a log with its head.</summary>
    internal RequestTrafficLog(TextWriter writer, UserDirectory users, IReadOnlyList<string> classes)
    {
        log = new EventLogWriter(writer, "event", "request", "party", "class", "attempt", "moment_ms", "backlog_us");
        this.users = users;
        this.classes = classes;
    }

    /// <summary>Writes what became of a request.</summary>
    /// <param name="nowMs">When.</param>
    /// <param name="what">The event.</param>
    /// <param name="number">The request's number.</param>
    /// <param name="request">The request.</param>
    /// <param name="momentMs">The moment that belongs to the event; 0 for none.</param>
    /// <param name="backlogUs">The work before the DSP.</param>
    internal void Write(long nowMs, string what, int number, in SentRequest request, long momentMs = 0, long backlogUs = 0) => log.Row(
        nowMs,
        what,
        Text(number),
        users[request.User].Name,
        classes[request.Class],
        Text(request.Attempts),
        Text(momentMs),
        Text(backlogUs));

    /// <summary>Writes that an interval with limits begins.</summary>
    internal void Throttled(long nowMs) => log.Row(nowMs, "throttled-interval", string.Empty, string.Empty, string.Empty, "0", "0", "0");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
