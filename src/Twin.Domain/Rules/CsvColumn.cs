namespace Twin.Domain.Rules;

/// <summary>A column that a CSV file may or must have.</summary>
/// <param name="Name">The name in the header line, compared ordinally.</param>
/// <param name="Required">Whether a file without the column is refused. Default: yes.</param>
public readonly record struct CsvColumn(string Name, bool Required = true)
{
    /// <summary>The required columns of these names, in this order.</summary>
    public static CsvColumn[] AllRequired(params string[] names) => Array.ConvertAll(names, static name => new CsvColumn(name));

    /// <summary>Required columns, then optional ones.</summary>
    public static CsvColumn[] Columns(string[] required, string[] optional)
        => [.. AllRequired(required), .. Array.ConvertAll(optional, static name => new CsvColumn(name, Required: false))];
}
