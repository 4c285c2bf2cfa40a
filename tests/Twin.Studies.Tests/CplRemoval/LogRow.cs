using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>A row of an exported event log.</summary>
internal sealed record LogRow(
    long TimeMs, string Event, string Device, string Type, string MeterPoint, string Party, string Code, string Detail)
{
    private static readonly CsvColumn[] Columns =
        CsvColumn.AllRequired("time_ms", "event", "device", "device_type", "meter_point", "party", "code", "detail");

    internal bool IsRequest => Event is "request-accepted" or "request-rejected";

    internal bool IsOfTraffic => IsRequest && Detail.Contains(" traffic ", StringComparison.Ordinal);

    internal bool IsTry => IsRequest && Detail.EndsWith(" try", StringComparison.Ordinal);

    internal bool IsStuck => Event is "stuck-at-end" or "stuck-updated-at-end";

    /// <summary>When an alert was delivered.</summary>
    internal long DeliveredMs { get; } =
        Event == "alert" ? long.Parse(Detail.AsSpan(Detail.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) : 0;

    /// <summary>Which relation made the party a recipient of an alert.</summary>
    internal string Recipient => Detail.Split(' ')[0];

    internal static IReadOnlyList<LogRow> Read(string text)
    {
        InputErrors errors = new();
        CsvTable table = CsvTable.Open(new StringReader(text), "events.csv", Columns, errors, lastLineMustEnd: true)!;
        List<LogRow> rows = [];
        while (table.Read())
        {
            string[] f = [.. Enumerable.Range(0, Columns.Length).Select(table.Text)];
            rows.Add(new LogRow(long.Parse(f[0], CultureInfo.InvariantCulture), f[1], f[2], f[3], f[4], f[5], f[6], f[7]));
        }

        errors.ThrowIfAny();
        return rows;
    }
}
