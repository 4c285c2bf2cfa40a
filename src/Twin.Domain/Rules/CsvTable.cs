using System.Globalization;

namespace Twin.Domain.Rules;

/// <summary>
/// A strict, streaming reader of one CSV file with a header (RFC 4180): tables of the twin and files of users alike.
/// </summary>
/// <remarks>
/// Fields may be quoted, lines end with LF or CRLF, a byte order mark is skipped. Unknown, missing and repeated columns, rows with another
/// number of fields than the header, quotes in the wrong place and a file that ends within a row are errors; a wrong row is
/// reported and skipped, so that one pass finds all. Fields are addressed by the position of their column in the list given to
/// <see cref="Open"/>, whatever the order in the file. Rows are held one at a time.
/// </remarks>
public sealed class CsvTable
{
    private readonly CsvLexer lexer;
    private readonly InputErrors errors;
    private readonly bool lastLineMustEnd;
    private CsvColumn[] columns = [];
    private int[] fieldOfColumn = [];
    private int headerFields;

    private CsvTable(TextReader reader, string file, InputErrors errors, bool lastLineMustEnd)
    {
        lexer = new CsvLexer(reader);
        File = file;
        this.errors = errors;
        this.lastLineMustEnd = lastLineMustEnd;
    }

    /// <summary>The file's name as it stands in errors.</summary>
    public string File { get; }

    /// <summary>The line the current row starts on, from 1 (the header).</summary>
    public int Line => lexer.RecordLine;

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The text; the caller closes it.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="columns">The columns the file may have; their positions here address the fields later.</param>
    /// <param name="errors">Where everything wrong goes.</param>
    /// <param name="lastLineMustEnd">
    /// Whether a last line without a line break is refused as truncated even when it has all its fields. Default: no, as RFC 4180
    /// allows it; readers of files that programs write set it.
    /// </param>
    /// <returns>The table before its first row; null when the header is wrong, with the errors added.</returns>
    public static CsvTable? Open(
        TextReader reader, string file, IReadOnlyList<CsvColumn> columns, InputErrors errors, bool lastLineMustEnd = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(errors);
        CsvTable table = new(reader, file, errors, lastLineMustEnd) { columns = [.. columns] };
        return table.ReadHeader() ? table : null;
    }

    /// <summary>Moves to the next row that is well formed, reporting those that are not; false at the end of the file.</summary>
    public bool Read()
    {
        while (lexer.Read())
        {
            if (lexer.Problem is { } problem)
            {
                errors.Add(File, Line, string.Empty, string.Empty, string.Empty, problem);
            }
            else if (lexer.FieldCount != headerFields)
            {
                ReportFieldCount();
            }
            else if (lexer.EndedByFile && lastLineMustEnd)
            {
                errors.Add(File, Line, string.Empty, string.Empty, "a line break", "the file ends within this line: it is truncated");
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the file has this column.</summary>
    public bool Has(int column) => fieldOfColumn[column] >= 0;

    /// <summary>The field of a column in the current row; empty when the file does not have the column. Valid until the next row.</summary>
    public ReadOnlySpan<char> Field(int column) => fieldOfColumn[column] < 0 ? [] : lexer.Field(fieldOfColumn[column]);

    /// <summary>The field as a string.</summary>
    public string Text(int column) => Field(column).ToString();

    /// <summary>Reports the field of a column in the current row as wrong.</summary>
    public void Fail(int column, string allowed, string message = "")
        => errors.Add(File, Line, columns[column].Name, Text(column), allowed, message);

    /// <summary>Reads a field that must not be empty; false, with the error added, when it is.</summary>
    public bool TryText(int column, out string value)
    {
        value = Text(column);
        if (value.Length > 0)
        {
            return true;
        }

        Fail(column, "a value", "the field is empty");
        return false;
    }

    /// <summary>Reads <c>yes</c> or <c>no</c>; false, with the error added, for anything else.</summary>
    public bool TryYesNo(int column, out bool value)
    {
        ReadOnlySpan<char> field = Field(column);
        value = field.SequenceEqual("yes");
        if (value || field.SequenceEqual("no"))
        {
            return true;
        }

        Fail(column, "yes, no");
        return false;
    }

    /// <summary>Reads a whole number within limits, both included; false, with the error added, for anything else.</summary>
    public bool TryInteger(int column, long least, long most, out long value)
    {
        if (long.TryParse(Field(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most)
        {
            return true;
        }

        Fail(column, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return false;
    }

    /// <summary>Reads one code of a closed set; false, with the error added, for anything else.</summary>
    public bool TryCode<T>(int column, CodeSet<T> codes, out T value)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.TryParse(Field(column), out value))
        {
            return true;
        }

        Fail(column, codes.Allowed);
        return false;
    }

    private bool ReadHeader()
    {
        fieldOfColumn = new int[columns.Length];
        Array.Fill(fieldOfColumn, -1);
        int before = errors.Count;
        if (!lexer.Read())
        {
            errors.Add(File, 1, string.Empty, string.Empty, "a header: " + Names(), "the file is empty");
            return false;
        }

        if (lexer.Problem is { } problem)
        {
            errors.Add(File, 1, string.Empty, string.Empty, string.Empty, problem);
            return false;
        }

        headerFields = lexer.FieldCount;
        for (int field = 0; field < headerFields; field++)
        {
            string name = lexer.Field(field).ToString();
            int column = Array.FindIndex(columns, c => string.Equals(c.Name, name, StringComparison.Ordinal));
            if (column < 0)
            {
                errors.Add(File, 1, name, name, Names(), "unknown column");
            }
            else if (fieldOfColumn[column] >= 0)
            {
                errors.Add(File, 1, name, name, "each column once", "repeated column");
            }
            else
            {
                fieldOfColumn[column] = field;
            }
        }

        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column].Required && fieldOfColumn[column] < 0)
            {
                errors.Add(File, 1, columns[column].Name, string.Empty, Names(), "missing column");
            }
        }

        return errors.Count == before;
    }

    private void ReportFieldCount()
    {
        string found = string.Create(CultureInfo.InvariantCulture, $"{lexer.FieldCount} fields");
        string allowed = string.Create(CultureInfo.InvariantCulture, $"{headerFields} fields, as the header has");
        string message = lexer.EndedByFile ? "the file ends within this line: it is truncated" : string.Empty;
        errors.Add(File, Line, string.Empty, found, allowed, message);
    }

    private string Names() => string.Join(", ", columns.Select(static c => c.Required ? c.Name : c.Name + " (optional)"));
}
