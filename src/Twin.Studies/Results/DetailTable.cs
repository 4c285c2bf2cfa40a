namespace Twin.Studies.Results;

/// <summary>A small table under a variant in the report, such as one row for every user or RDP.</summary>
/// <param name="Name">The name of the CSV file, camel case.</param>
/// <param name="Title">The heading.</param>
/// <param name="Columns">The column headings, units included.</param>
/// <param name="Rows">The rows, as many cells as there are columns.</param>
public sealed record DetailTable(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
