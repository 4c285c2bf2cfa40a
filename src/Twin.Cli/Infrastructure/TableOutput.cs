using Spectre.Console;

namespace Twin.Cli.Infrastructure;

/// <summary>Prints tables: fitted to the window and with a bold header on a terminal, unwrapped plain columns elsewhere.</summary>
internal static class TableOutput
{
    // Wider than any row: lines that go to a file or another program are never wrapped.
    private const int Unwrapped = 10_000;

    /// <summary>Prints a header and rows.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string column in columns)
        {
            Text header = new(column, new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(header) { Padding = new Padding(0, 0, 2, 0) });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = terminal.OutIsTerminal ? terminal.Width : Unwrapped;
        console.Write(table);
        foreach (string line in text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
        }
    }
}
