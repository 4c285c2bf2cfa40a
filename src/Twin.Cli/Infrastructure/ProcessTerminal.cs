using System.Text;

namespace Twin.Cli.Infrastructure;

/// <summary>The one owner of the process's console, environment and clock.</summary>
internal static class ProcessTerminal
{
    private const int BufferBytes = 1 << 16;

    /// <summary>The terminal of this process: UTF-8 without a byte order mark, lines that end with a line feed on every system.</summary>
    public static Terminal Open()
    {
        bool outIsTerminal = !Console.IsOutputRedirected;
        return new Terminal
        {
            Out = Writer(Console.OpenStandardOutput(), autoFlush: outIsTerminal),
            Error = Writer(Console.OpenStandardError(), autoFlush: true),
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            HasColour = outIsTerminal && IsUnset("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = outIsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : Terminal.DefaultWidth,
            Clock = TimeProvider.System,
        };
    }

    private static StreamWriter Writer(Stream stream, bool autoFlush)
        => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes) { AutoFlush = autoFlush, NewLine = "\n" };

    // https://no-color.org: any value but the empty one switches colour off.
    private static bool IsUnset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
