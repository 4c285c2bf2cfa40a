using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Studies.Tests.Running;

/// <summary>A row of an event log, its cells by column.</summary>
internal sealed class EventRow
{
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly string[] cells;

    private EventRow(IReadOnlyDictionary<string, int> columns, string[] cells)
    {
        this.columns = columns;
        this.cells = cells;
        TimeMs = Number("time_ms");
    }

    internal long TimeMs { get; }

    internal string this[string column] => cells[columns[column]];

    internal long Number(string column) => long.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>The row with other names for its columns, as many of the first as there are names.</summary>
    /// <param name="skipped">A column that falls away.</param>
    /// <param name="names">The names, beginning with <c>time_ms</c>.</param>
    internal EventRow As(string skipped, params ReadOnlySpan<string> names)
    {
        List<string> kept = [.. cells];
        kept.RemoveAt(columns[skipped]);
        Dictionary<string, int> renamed = [];
        foreach (string name in names)
        {
            renamed.Add(name, renamed.Count);
        }

        return new EventRow(renamed, [.. kept]);
    }

    /// <summary>The row with another value in a column.</summary>
    internal EventRow With(string column, string value)
    {
        string[] changed = [.. cells];
        changed[columns[column]] = value;
        return new EventRow(columns, changed);
    }

    internal static IReadOnlyList<EventRow> Read(string text)
    {
        string[] names = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        Dictionary<string, int> columns = names.Select(static (name, at) => (name, at)).ToDictionary(static p => p.name, static p => p.at);
        InputErrors errors = new();
        CsvTable table = CsvTable.Open(
            new StringReader(text), "events.csv", CsvColumn.AllRequired(names), errors, lastLineMustEnd: true)!;
        List<EventRow> rows = [];
        while (table.Read())
        {
            rows.Add(new EventRow(columns, [.. Enumerable.Range(0, names.Length).Select(table.Text)]));
        }

        errors.ThrowIfAny();
        return rows;
    }
}
