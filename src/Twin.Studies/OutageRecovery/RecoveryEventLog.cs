using System.Globalization;
using Twin.Domain.Network.Release;
using Twin.Domain.Registration;
using Twin.Studies.Running;

namespace Twin.Studies.OutageRecovery;

/// <summary>
/// The event log of one variant: everything that a metric is made of.
/// </summary>
/// <remarks>
/// Columns after <c>time_ms</c>: <c>event</c>; <c>message</c>, its number; <c>row</c> of the mix; <c>class</c>; <c>user</c>; <c>smets</c>,
/// the generation of the premises; <c>attempt</c>, how often before it was refused by the DSP or sent by the DCC; <c>then_ms</c>: for
/// <c>entered</c> from when on it can be released, for <c>released</c> why it waited, for <c>delivered</c> and <c>duplicate</c> when the
/// adapter has worked on it. Rows of one window of the engine stand together: first what came in, then what went out.
/// </remarks>
internal sealed class RecoveryEventLog
{
    private readonly EventLogWriter writer;
    private readonly UserDirectory users;

    /// <summary>Starts a log with its head.</summary>
    internal RecoveryEventLog(TextWriter writer, UserDirectory users)
    {
        this.writer = new EventLogWriter(writer, "event", "message", "row", "class", "user", "smets", "attempt", "then_ms");
        this.users = users;
    }

    /// <summary>Writes what a partition told.</summary>
    internal void Told(in RecoveryMessage message)
    {
        string what = message.Kind switch
        {
            RecoveryMessageKind.Due => "due",
            RecoveryMessageKind.Refused => "refused-by-dsp",
            RecoveryMessageKind.GivenUp => "given-up",
            RecoveryMessageKind.Missed => "schedule-missed",
            RecoveryMessageKind.Held => "held",
            _ => "accepted",
        };
        Row(message.TimeMs, what, new WaitingMessage(message, 0), message.Attempt, string.Empty);
    }

    /// <summary>Writes a request that exceeds its user's threshold.</summary>
    internal void Quarantined(in RecoveryMessage message)
        => Row(message.TimeMs, "quarantined", new WaitingMessage(message, 0), message.Attempt, string.Empty);

    /// <summary>Writes a message that is in the DCC for its user.</summary>
    internal void Entered(long nowMs, in WaitingMessage message) => Row(nowMs, "entered", message, 0, Text(message.Available.Ms));

    /// <summary>Writes a release.</summary>
    internal void Released(long nowMs, in WaitingMessage message, OutboundLane lane)
    {
        string why = lane switch
        {
            OutboundLane.Refused => "refused",
            OutboundLane.Unacknowledged => "unacknowledged",
            _ => "first",
        };
        Row(nowMs, "released", message, message.Attempts, why);
    }

    /// <summary>Writes what an adapter did with an arrival.</summary>
    /// <param name="arrival">The arrival.</param>
    /// <param name="what">What it did.</param>
    /// <param name="processedMs">When it has worked on it; null when it refused it.</param>
    internal void Delivery(in Arrival arrival, string what, long? processedMs)
        => Row(arrival.ReleasedMs, what, arrival.Message, arrival.Message.Attempts, processedMs is { } at ? Text(at) : string.Empty);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Row(long timeMs, string what, in WaitingMessage message, int attempt, string then)
    {
        MessageRow row = MessageRow.All[message.Row];
        writer.Row(
            timeMs,
            what,
            Text(message.Number),
            row.Name,
            MessageClasses.Codes.Code(row.Class),
            users[message.User].Name,
            message.IsSmets1 ? "SMETS1" : "SMETS2",
            Text(attempt),
            then);
    }
}
