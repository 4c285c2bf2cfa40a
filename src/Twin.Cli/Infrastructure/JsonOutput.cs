using Twin.Studies.Reports;

namespace Twin.Cli.Infrastructure;

/// <summary>How data is printed with <c>--json</c>.</summary>
internal static class JsonOutput
{
    /// <summary>Prints one value.</summary>
    public static void Write<T>(TextWriter output, T value) => output.Write(PlainJson.Text(value));
}
