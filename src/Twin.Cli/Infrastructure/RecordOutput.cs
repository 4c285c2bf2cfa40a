namespace Twin.Cli.Infrastructure;

/// <summary>Prints one record to be read: headings, and paragraphs wrapped to the width.</summary>
internal sealed class RecordOutput(Terminal terminal)
{
    private const int Indent = 2;

    private readonly int width = Math.Clamp(terminal.Width, 40, Terminal.DefaultWidth);

    /// <summary>A line of its own, unwrapped.</summary>
    public void Line(string text) => terminal.Out.WriteLine(text);

    /// <summary>A heading with its paragraphs below; nothing at all when there are none.</summary>
    public void Section(string heading, params IEnumerable<string?> paragraphs)
    {
        string[] filled = [.. paragraphs.OfType<string>().Where(text => text.Length > 0)];
        if (filled.Length == 0)
        {
            return;
        }

        terminal.Out.WriteLine(heading);
        foreach (string paragraph in filled)
        {
            Paragraph(paragraph, Indent);
        }
    }

    /// <summary>A paragraph; its second line and those below stand two columns further in.</summary>
    public void Paragraph(string text, int indent)
    {
        int column = indent;
        bool isFirst = true;
        terminal.Out.Write(new string(' ', indent));
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && column + 1 + word.Length > width)
            {
                terminal.Out.WriteLine();
                terminal.Out.Write(new string(' ', indent + Indent));
                column = indent + Indent;
                isFirst = true;
            }

            terminal.Out.Write(isFirst ? word : $" {word}");
            column += word.Length + (isFirst ? 0 : 1);
            isFirst = false;
        }

        terminal.Out.WriteLine();
    }
}
