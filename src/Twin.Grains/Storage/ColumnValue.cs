namespace Twin.Grains.Storage;

/// <summary>The value of one column: a number, a text, or nothing.</summary>
public readonly record struct ColumnValue
{
    private ColumnValue(long? number, string? text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>The number; null when the column holds text or nothing.</summary>
    public long? Number { get; }

    /// <summary>The text; null when the column holds a number or nothing.</summary>
    public string? Text { get; }

    /// <summary>Nothing.</summary>
    public static ColumnValue None => default;

    /// <summary>A number.</summary>
    public static ColumnValue Of(long number) => new(number, null);

    /// <summary>A text.</summary>
    public static ColumnValue Of(string text) => new(null, text);
}
