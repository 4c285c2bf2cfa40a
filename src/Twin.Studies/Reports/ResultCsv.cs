using System.Globalization;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The CSV files of a run folder; docs/reference/run-folder.md lists their columns.</summary>
public static class ResultCsv
{
    /// <summary>Every metric of every variant, one a line.</summary>
    public static void WriteMetrics(StudyResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvLines.Write(writer, ["variant", "metric", "value", "unit", "half_width", "description"]);
        foreach (VariantResult variant in result.Variants)
        {
            foreach (Metric metric in variant.Metrics)
            {
                CsvLines.Write(
                    writer,
                    [
                        variant.Name, metric.Name, CsvLines.Cell(metric.Value), metric.Unit, CsvLines.Cell(metric.HalfWidth),
                        metric.Description,
                    ]);
            }
        }
    }

    /// <summary>Every difference, one a line.</summary>
    public static void WriteDifferences(StudyResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvLines.Write(
            writer,
            ["metric", "unit", "baseline", "variant", "baseline_value", "variant_value", "absolute", "relative", "half_width"]);
        foreach (MetricDifference row in result.Differences)
        {
            CsvLines.Write(
                writer,
                [
                    row.Metric, row.Unit, row.BaselineVariant, row.Variant,
                    CsvLines.Cell(row.BaselineValue), CsvLines.Cell(row.VariantValue),
                    CsvLines.Cell(row.Absolute), CsvLines.Cell(row.Relative), CsvLines.Cell(row.HalfWidth),
                ]);
        }
    }

    /// <summary>One series, a column for every variant that has it, a line for every moment at which one of them has a point.</summary>
    /// <remarks>
    /// A level keeps its last value between its points; a rate has empty cells there. Of several points at one moment the last counts.
    /// </remarks>
    public static void WriteSeries(StudyResult result, string seriesName, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<(string Variant, Series Series)> columns =
        [
            .. from variant in result.Variants
               from series in variant.Series
               where string.Equals(series.Name, seriesName, StringComparison.Ordinal)
               select (variant.Name, series),
        ];
        CsvLines.Write(writer, ["time_ms", .. columns.Select(column => column.Variant)]);
        int[] next = new int[columns.Count];
        string[] cells = new string[columns.Count + 1];
        Array.Fill(cells, string.Empty);
        while (Earliest(columns, next) is { } time)
        {
            cells[0] = time.ToString(CultureInfo.InvariantCulture);
            for (int i = 0; i < columns.Count; i++)
            {
                Series series = columns[i].Series;
                cells[i + 1] = series.Step ? cells[i + 1] : string.Empty;
                for (; next[i] < series.Points.Count && series.Points[next[i]].TimeMs == time; next[i]++)
                {
                    cells[i + 1] = CsvLines.Cell(series.Points[next[i]].Value);
                }
            }

            CsvLines.Write(writer, cells);
        }
    }

    /// <summary>One table of one variant.</summary>
    public static void WriteDetails(DetailTable table, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(table);
        CsvLines.Write(writer, table.Columns);
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            CsvLines.Write(writer, row);
        }
    }

    private static long? Earliest(List<(string Variant, Series Series)> columns, int[] next)
    {
        long? earliest = null;
        for (int i = 0; i < columns.Count; i++)
        {
            IReadOnlyList<SeriesPoint> points = columns[i].Series.Points;
            if (next[i] < points.Count && !(earliest <= points[next[i]].TimeMs))
            {
                earliest = points[next[i]].TimeMs;
            }
        }

        return earliest;
    }
}
