using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Studies.Results;

namespace Twin.Cli.Study;

/// <summary>Prints a study's result to be read in a terminal: the answer, then the metrics side by side.</summary>
internal static class StudyResultOutput
{
    /// <summary>Prints the result.</summary>
    public static void Write(Terminal terminal, StudyResult result)
    {
        RecordOutput record = new(terminal);
        record.Line(result.Title);
        foreach (string sentence in result.Answer)
        {
            record.Paragraph(sentence, 2);
        }

        terminal.Out.WriteLine();
        TableOutput.Write(
            terminal,
            ["Metric", "Unit", .. result.Variants.Select(static v => v.Name)],
            result.Variants[0].Metrics.Select((metric, i) => (IReadOnlyList<string>)
                [metric.Name, metric.Unit, .. result.Variants.Select(v => Text(v.Metrics[i]))]));
        terminal.Out.WriteLine();
        string replications = result.Replications == 1 ? "replication" : "replications";
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seed {result.Seed}, {result.Replications} {replications}, digest {result.Digest}"));
    }

    /// <summary>A metric with its interval.</summary>
    public static string Text(Metric metric)
    {
        string value = metric.Value is { } number ? number.ToString("#,##0.##", CultureInfo.InvariantCulture) : "-";
        return metric.HalfWidth is { } width and > 0 ? $"{value} ± {width.ToString("#,##0.##", CultureInfo.InvariantCulture)}" : value;
    }
}
