using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Rules;

public class CsvTableTests
{
    private static readonly CsvColumn[] Columns = CsvColumn.Columns(["a", "b"], ["c"]);

    private static (List<string> Rows, InputErrors Errors) Read(string text, bool lastLineMustEnd = false)
    {
        InputErrors errors = new();
        List<string> rows = [];
        if (CsvTable.Open(new StringReader(text), "x.csv", Columns, errors, lastLineMustEnd) is { } table)
        {
            while (table.Read())
            {
                rows.Add($"{table.Line}:[{table.Text(0)}][{table.Text(1)}][{table.Text(2)}]");
            }
        }

        return (rows, errors);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "2:[1][2][]")]
    [InlineData("a,b\r\n1,2\r\n", "2:[1][2][]")]
    [InlineData("\uFEFFa,b\n1,2\n", "2:[1][2][]")]
    [InlineData("b,a\n1,2\n", "2:[2][1][]")]
    [InlineData("c,b,a\n1,2,3\n", "2:[3][2][1]")]
    [InlineData("a,b\n1,2", "2:[1][2][]")]
    [InlineData("\"a\",b\n\"1,5\",\"say \"\"no\"\"\"\n", "2:[1,5][say \"no\"][]")]
    [InlineData("a,b\n\"one\ntwo\",2\n3,4\n", "2:[one\ntwo][2][] 4:[3][4][]")]
    [InlineData("a,b\n,\n", "2:[][][]")]
    [InlineData("a,b\n\"\",2\n", "2:[][2][]")]
    [InlineData("a,b\n", "")]
    public void Well_formed_text_is_read(string text, string rows)
    {
        (List<string> found, InputErrors errors) = Read(text);

        Assert.Empty(errors.Items);
        Assert.Equal(rows, string.Join(' ', found));
    }

    [Theory]
    [InlineData("", "x.csv:1: allowed: a header: a, b, c (optional); the file is empty")]
    [InlineData("a,d,b\n", "x.csv:1: field 'd': found 'd'; allowed: a, b, c (optional); unknown column")]
    [InlineData("a\n1\n", "x.csv:1: field 'b': allowed: a, b, c (optional); missing column")]
    [InlineData("a,b,a\n", "x.csv:1: field 'a': found 'a'; allowed: each column once; repeated column")]
    [InlineData("a,b\n1\n", "x.csv:2: found '1 fields'; allowed: 2 fields, as the header has")]
    [InlineData("a,b\n1,2,3\n", "x.csv:2: found '3 fields'; allowed: 2 fields, as the header has")]
    [InlineData("a,b\n1,2\n\n", "x.csv:3: found '1 fields'; allowed: 2 fields, as the header has")]
    [InlineData(
        "a,b\n1,2\n3",
        "x.csv:3: found '1 fields'; allowed: 2 fields, as the header has; the file ends within this line: it is truncated")]
    [InlineData("a,b\n1,\"2\n3,4\n", "x.csv:2: the quote opened in field 2 is never closed")]
    [InlineData("a,b\n1,\"2\"x\n", "x.csv:2: text after the closing quote of a field")]
    [InlineData("a,b\n1,2\"\n", "x.csv:2: a quote inside a field that is not quoted; quote the field and double the quote")]
    [InlineData("a,b\n1,2\r3\n", "x.csv:2: a carriage return without a line feed")]
    public void Malformed_text_is_an_error_with_its_line(string text, string error)
    {
        (_, InputErrors errors) = Read(text);

        Assert.Equal(error, Assert.Single(errors.Items).ToString());
    }

    [Fact]
    public void All_errors_are_reported_and_good_rows_still_read()
    {
        (List<string> rows, InputErrors errors) = Read("a,b\n1\n2,3\n4,5,6\n7,8\n");

        Assert.Equal([2, 4], errors.Items.Select(e => e.Line));
        Assert.Equal(["3:[2][3][]", "5:[7][8][]"], rows);
    }

    [Fact]
    public void A_last_line_without_a_break_is_truncated_where_programs_write_the_file()
    {
        (List<string> rows, InputErrors errors) = Read("a,b\n1,2\n3,4", lastLineMustEnd: true);

        Assert.Equal(["2:[1][2][]"], rows);
        Assert.Equal(3, Assert.Single(errors.Items).Line);
    }

    [Fact]
    public void Rows_across_the_buffer_of_the_reader_are_read_whole()
    {
        string longField = new('x', 70_000);
        (List<string> rows, InputErrors errors) = Read($"a,b\n{longField},\"{longField}\"\"\"\n1,2\n");

        Assert.Empty(errors.Items);
        Assert.Equal([$"2:[{longField}][{longField}\"][]", "3:[1][2][]"], rows);
    }

    [Fact]
    public void A_missing_quote_does_not_pull_the_whole_file_into_one_field()
    {
        (_, InputErrors errors) = Read("a,b\n\"" + new string('x', 5_000_000) + "\",2\n");

        Assert.Contains("longer than", Assert.Single(errors.Items).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", false)]
    [InlineData("0", true)]
    [InlineData("10", true)]
    [InlineData("11", false)]
    [InlineData("1.5", false)]
    [InlineData(" 1", false)]
    [InlineData("", false)]
    public void A_whole_number_is_read_within_its_limits(string text, bool good)
    {
        InputErrors errors = new();
        CsvTable table = CsvTable.Open(new StringReader($"a,b\n{text},\n"), "x.csv", Columns, errors)!;

        Assert.True(table.Read());
        Assert.Equal(good, table.TryInteger(0, 0, 10, out _));
        string found = text.Length > 0 ? $"found '{text}'; " : string.Empty;
        Assert.Equal(
            good ? [] : [$"x.csv:2: field 'a': {found}allowed: a whole number from 0 to 10"],
            errors.Items.Select(e => e.ToString()));
    }

    [Fact]
    public void Errors_end_the_reading_as_one_exception_with_a_line_each()
    {
        (_, InputErrors errors) = Read("a,b\n1\n2\n");

        InvalidInputException thrown = Assert.Throws<InvalidInputException>(errors.ThrowIfAny);
        Assert.Equal(2, thrown.Errors.Count);
        Assert.Equal(2, thrown.Message.Split('\n').Length);
    }
}
