using Twin.Cli.Infrastructure;
using Xunit;

namespace Twin.Cli.Tests.Infrastructure;

public class TableOutputTests
{
    private static readonly string[] Columns = ["id", "title"];
    private static readonly string[][] Rows = [["A", "[red] brackets stay, and a long title is not wrapped in a file"], ["LONGER", "b"]];

    [Fact]
    public void A_file_gets_plain_unwrapped_columns_without_trailing_spaces()
        => Assert.Equal(
            "id      title\nA       [red] brackets stay, and a long title is not wrapped in a file\nLONGER  b\n",
            Write(terminal => terminal));

    [Fact]
    public void A_terminal_gets_rows_that_fit_the_window()
        => Assert.All(
            Write(terminal => terminal with { OutIsTerminal = true, Width = 30 }).Split('\n'), line => Assert.InRange(line.Length, 0, 30));

    [Fact]
    public void Colour_is_used_only_where_it_is_wanted()
    {
        Assert.Contains('\u001b', Write(terminal => terminal with { OutIsTerminal = true, HasColour = true }));
        Assert.DoesNotContain('\u001b', Write(terminal => terminal with { OutIsTerminal = true, HasColour = false }));
    }

    private static string Write(Func<Terminal, Terminal> with)
    {
        using StringWriter output = new() { NewLine = "\n" };
        TableOutput.Write(with(new Terminal { Out = output, Error = TextWriter.Null, Clock = new ManualClock() }), Columns, Rows);
        return output.ToString();
    }
}
