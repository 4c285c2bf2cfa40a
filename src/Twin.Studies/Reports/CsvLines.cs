using System.Globalization;

namespace Twin.Studies.Reports;

/// <summary>Writes comma-separated lines (RFC 4180 quoting, line feeds, invariant numbers).</summary>
internal static class CsvLines
{
    /// <summary>Writes one line.</summary>
    public static void Write(TextWriter writer, IEnumerable<string> cells)
    {
        bool first = true;
        foreach (string cell in cells)
        {
            if (!first)
            {
                writer.Write(',');
            }

            first = false;
            writer.Write(Quoted(cell));
        }

        writer.Write('\n');
    }

    /// <summary>A cell as it stands in a line: in quotes when it has to be.</summary>
    public static string Quoted(string cell) => cell.AsSpan().ContainsAny("\",\r\n")
        ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : cell;

    /// <summary>The shortest text that reads back as the same number; empty for null and for what is no number.</summary>
    public static string Cell(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
}
