namespace Twin.Domain.Rules;

/// <summary>The current row of an embedded table, its columns addressed by name: those tables are small and read once.</summary>
internal sealed class RuleRow(CsvTable table, string[] columns)
{
    /// <summary>How sure rows are, as tables write it.</summary>
    public static CodeSet<Confidence> ConfidenceCodes { get; } = new(
        ("none", Confidence.None), ("low", Confidence.Low), ("medium", Confidence.Medium), ("high", Confidence.High));

    /// <summary>The line of the row.</summary>
    public int Line => table.Line;

    /// <summary>Where the row comes from; a row without it is an error.</summary>
    public RuleSource Source => new(Required("source_document"), Required("source_version"), Required("source_clause"));

    /// <summary>The field, possibly empty.</summary>
    public string Text(string column) => table.Text(At(column));

    /// <summary>The field, which must not be empty.</summary>
    public string Required(string column)
    {
        _ = table.TryText(At(column), out string value);
        return value;
    }

    /// <summary>A yes or no.</summary>
    public bool YesNo(string column)
    {
        _ = table.TryYesNo(At(column), out bool value);
        return value;
    }

    /// <summary>A whole number.</summary>
    public int Integer(string column, int least, int most)
    {
        _ = table.TryInteger(At(column), least, most, out long value);
        return (int)value;
    }

    /// <summary>A whole number of any size.</summary>
    public long Long(string column, long least, long most)
    {
        _ = table.TryInteger(At(column), least, most, out long value);
        return value;
    }

    /// <summary>A whole number, or null when the field is empty.</summary>
    public int? OptionalInteger(string column, int least, int most) => Text(column).Length == 0 ? null : Integer(column, least, most);

    /// <summary>One code of a set.</summary>
    public T Code<T>(string column, CodeSet<T> codes)
        where T : struct
    {
        _ = table.TryCode(At(column), codes, out T value);
        return value;
    }

    /// <summary>The codes of a set between bars, none twice; empty for none.</summary>
    public T[] Codes<T>(string column, CodeSet<T> codes)
        where T : struct
    {
        string text = Text(column);
        if (text.Length == 0)
        {
            return [];
        }

        string[] parts = text.Split('|');
        List<T> values = [];
        foreach (string part in parts)
        {
            if (!codes.TryParse(part, out T value) || values.Contains(value))
            {
                table.Fail(At(column), $"any of {codes.Allowed}, each once, with | between");
                return [];
            }

            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>Reports a field as wrong.</summary>
    public void Fail(string column, string allowed, string message = "") => table.Fail(At(column), allowed, message);

    private int At(string column)
    {
        int at = Array.IndexOf(columns, column);
        return at >= 0 ? at : throw new ArgumentException($"the table was opened without column '{column}'", nameof(column));
    }
}
