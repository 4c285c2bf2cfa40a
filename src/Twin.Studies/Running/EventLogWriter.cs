using Twin.Studies.Reports;

namespace Twin.Studies.Running;

/// <summary>
/// Writes the event log of a variant: CSV, a head and a row for each event, <c>time_ms</c> first. Everything that a metric is made of
/// stands in it, so that each can be recomputed.
/// </summary>
internal sealed class EventLogWriter
{
    private readonly TextWriter writer;
    private readonly int columns;

    /// <summary>Starts a log with its head.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="columns">The columns after <c>time_ms</c>.</param>
    internal EventLogWriter(TextWriter writer, params ReadOnlySpan<string> columns)
    {
        this.writer = writer;
        this.columns = columns.Length;
        writer.Write("time_ms");
        foreach (string column in columns)
        {
            writer.Write(',');
            writer.Write(column);
        }

        writer.Write('\n');
    }

    /// <summary>Writes a row.</summary>
    /// <param name="timeMs">When, virtual milliseconds.</param>
    /// <param name="values">A value for each column, quoted where it must be.</param>
    internal void Row(long timeMs, params ReadOnlySpan<string> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, columns);
        writer.Write(timeMs);
        foreach (string value in values)
        {
            writer.Write(',');
            writer.Write(CsvLines.Quoted(value));
        }

        writer.Write('\n');
    }
}
