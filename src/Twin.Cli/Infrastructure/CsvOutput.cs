namespace Twin.Cli.Infrastructure;

/// <summary>Writes CSV as RFC 4180 has it, with line feeds.</summary>
internal static class CsvOutput
{
    /// <summary>Writes one row.</summary>
    public static void WriteLine(TextWriter output, IEnumerable<string> fields)
    {
        output.Write(string.Join(',', fields.Select(Quoted)));
        output.Write('\n');
    }

    private static string Quoted(string field)
        => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
