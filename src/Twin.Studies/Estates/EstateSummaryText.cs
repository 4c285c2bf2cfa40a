using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Twin.Studies.Estates;

/// <summary>An estate's summary as text for people and as JSON for programs.</summary>
public static class EstateSummaryText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The totals, then a block for each of <see cref="EstateSummary.Counts"/>; lines end with a line feed.</summary>
    public static string ToText(EstateSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        StringBuilder text = new();
        Block(
            text,
            "estate",
            [
                new("premises", summary.Premises), new("devices", summary.Devices), new("meter points", summary.MeterPoints),
                new("bytes", summary.Bytes),
            ]);
        foreach (EstateCounts counts in summary.Counts)
        {
            text.Append('\n');
            Block(text, counts.Name, counts.Rows);
        }

        return text.ToString();
    }

    /// <summary>One object: <c>premises, devices, meterPoints, bytes, counts[{name, rows[{name, count}]}]</c>.</summary>
    public static string ToJson(EstateSummary summary) => JsonSerializer.Serialize(summary, Json);

    private static void Block(StringBuilder text, string title, IReadOnlyList<EstateCount> rows)
    {
        text.Append(title).Append('\n');
        int width = rows.Count == 0 ? 0 : rows.Max(static row => row.Name.Length);
        foreach (EstateCount row in rows)
        {
            string count = row.Count.ToString("N0", CultureInfo.InvariantCulture);
            text.Append("  ").Append(row.Name.PadRight(width)).Append("  ").Append(count.PadLeft(15)).Append('\n');
        }
    }
}
