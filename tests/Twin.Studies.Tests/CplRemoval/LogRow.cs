using System.Globalization;
using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>A row of an exported event log.</summary>
internal sealed record LogRow(
    long TimeMs, string Event, string Device, string Type, string MeterPoint, string Party, string Code, string Detail)
{
    internal bool IsRequest => Event is "request-accepted" or "request-rejected";

    internal bool IsOfTraffic => IsRequest && Detail.Contains(" traffic ", StringComparison.Ordinal);

    internal bool IsTry => IsRequest && Detail.EndsWith(" try", StringComparison.Ordinal);

    internal bool IsStuck => Event is "stuck-at-end" or "stuck-updated-at-end";

    /// <summary>When an alert was delivered.</summary>
    internal long DeliveredMs { get; } =
        Event == "alert" ? long.Parse(Detail.AsSpan(Detail.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) : 0;

    /// <summary>Which relation made the party a recipient of an alert.</summary>
    internal string Recipient => Detail.Split(' ')[0];

    internal static LogRow Of(EventRow row) => new(
        row.TimeMs, row["event"], row["device"], row["device_type"], row["meter_point"], row["party"], row["code"], row["detail"]);
}

/// <summary>The event logs of a run, typed.</summary>
internal static class LogRows
{
    internal static IReadOnlyList<LogRow> Log(this StudyRun run, string variant) => [.. run.Events(variant).Select(LogRow.Of)];
}
