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
            bool quoted = cell.AsSpan().IndexOfAny("\",\r\n") >= 0;
            writer.Write(quoted ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell);
        }

        writer.Write('\n');
    }

    /// <summary>The shortest text that reads back as the same number; empty for null and for what is no number.</summary>
    public static string Cell(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
}
