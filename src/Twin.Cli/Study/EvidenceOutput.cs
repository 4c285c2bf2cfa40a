using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Studies.Evidence;
using Twin.Studies.Results;

namespace Twin.Cli.Study;

/// <summary>Prints sweeps and tornados to be read in a terminal: the answer, then the figures.</summary>
internal static class EvidenceOutput
{
    private const int MostRows = 12;

    /// <summary>Prints a sweep: a line for every point and metric shown.</summary>
    public static void Write(Terminal terminal, SweepResult sweep)
    {
        Head(terminal, sweep.Title, sweep.Answer);
        VariantResult first = sweep.First.Variants[0];
        IEnumerable<IReadOnlyList<string>> rows =
            from metric in sweep.Metrics
            let at = first.Metrics.Index().First(one => one.Item.Name == metric).Index
            from point in sweep.Points
            select (IReadOnlyList<string>)
                [.. point.Values, metric, first.Metrics[at].Unit, .. point.Result.Variants
                    .Select(one => StudyResultOutput.Text(one.Metrics[at]))];
        TableOutput.Write(
            terminal,
            [.. sweep.Axes.Select(static axis => axis.Key), "Metric", "Unit", .. sweep.First.Variants.Select(static one => one.Name)],
            rows);
        Tail(terminal, sweep.First, sweep.Digest);
    }

    /// <summary>Prints a tornado: for every chosen metric the inputs that move the baseline most.</summary>
    public static void Write(Terminal terminal, TornadoResult tornado)
    {
        Head(terminal, tornado.Base.Title, tornado.Answer);
        new RecordOutput(terminal).Paragraph(tornado.Definition, 0);
        terminal.Out.WriteLine();
        TableOutput.Write(
            terminal, ["Metric", "Input", "Low", "Base", "High", "At low", "At base", "At high"], TornadoFigures.Rows(tornado, MostRows));
        Tail(terminal, tornado.Base, tornado.Digest);
    }

    private static void Head(Terminal terminal, string title, IReadOnlyList<string> answer)
    {
        RecordOutput record = new(terminal);
        record.Line(title);
        foreach (string sentence in answer)
        {
            record.Paragraph(sentence, 2);
        }

        terminal.Out.WriteLine();
    }

    private static void Tail(Terminal terminal, StudyResult result, string digest)
    {
        string replications = result.Replications == 1 ? "replication" : "replications";
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seed {result.Seed}, {result.Replications} {replications}, digest {digest}"));
    }
}
