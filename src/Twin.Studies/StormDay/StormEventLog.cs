using System.Globalization;
using Twin.Domain.Identity;
using Twin.Studies.Running;

namespace Twin.Studies.StormDay;

/// <summary>
/// The event log of one variant: the logs of the models in one file, in the order of the timeline.
/// </summary>
/// <remarks>
/// Columns: <c>time_ms</c>; <c>model</c>: <c>cpl</c>, <c>power</c> or <c>dcc</c>, whose rows have the columns of the log of
/// <c>cpl-removal</c>, <c>power-outage</c> and <c>outage-recovery</c> from <c>event</c> on, and <c>storm</c>; then eight fields. A row of
/// <c>storm</c> has <c>event</c> (<c>alert</c>, <c>unanswered</c>, <c>cut</c>); for alerts what it is (<c>n28</c>, <c>n29</c>, <c>ad1</c>,
/// <c>false-ad1</c>), its number among the messages of <c>dcc</c>, and when it is there in the DCC; else the premises.
/// </remarks>
internal sealed class StormEventLog
{
    private const int Fields = 8;

    private readonly TextWriter writer;
    private readonly EventLogWriter own;

    /// <summary>Starts a log with its head.</summary>
    internal StormEventLog(TextWriter writer)
    {
        this.writer = writer;
        writer.Write("time_ms,model,event");
        for (int field = 2; field <= Fields; field++)
        {
            writer.Write(",field" + field.ToString(CultureInfo.InvariantCulture));
        }

        writer.Write('\n');
        own = new EventLogWriter(Of("storm"), "event", "what", "message", "then_ms");
    }

    /// <summary>Takes the log of a model: its head falls away, its rows get the model's name.</summary>
    internal TextWriter Of(string model) => new ModelLog(writer, model, Fields);

    /// <summary>Writes an alert that goes the way of all messages.</summary>
    internal void Alert(long timeMs, string what, uint number, long thereMs)
        => own.Row(timeMs, "alert", what, number.ToString(CultureInfo.InvariantCulture), thereMs.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a meeting of two models.</summary>
    internal void Meeting(in StormMessage message) => own.Row(
        message.TimeMs,
        message.Meeting == StormMeeting.Unanswered ? "unanswered" : "cut",
        new DeviceId(message.Entity).ToString(),
        string.Empty,
        string.Empty);
}
