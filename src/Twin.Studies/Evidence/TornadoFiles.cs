using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Writes what a tornado found into a run folder.</summary>
public static class TornadoFiles
{
    private const string Json = "tornado.json";
    private const string Csv = "tornado.csv";

    /// <summary>Writes report, JSON, CSV and manifest, and gives the folder its name.</summary>
    /// <param name="folder">The folder, begun before the tornado.</param>
    /// <param name="tornado">What it found.</param>
    /// <param name="manifest">How it came about.</param>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    public static RunFolderError? Complete(RunFolder folder, TornadoResult tornado, RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.CompleteWith(into =>
        {
            into.WriteText(RunFiles.Report, writer => TornadoReport.Write(tornado, manifest, writer));
            into.WriteFile(Json, stream => TornadoJson.Write(tornado, stream));
            into.WriteText(Csv, writer => WriteCsv(tornado, writer));
            into.WriteFile(RunFiles.Manifest, stream => RunManifestJson.Write(manifest, stream));
        });
    }

    /// <summary>Every effect on every measure, one a line: the chosen metrics, all variants, values and differences.</summary>
    internal static void WriteCsv(TornadoResult tornado, TextWriter writer)
    {
        CsvLines.Write(
            writer,
            [
                "metric", "unit", "variant", "against", "input", "low", "base", "high", "value_at_low", "base_value", "value_at_high",
                "change_at_low", "change_at_low_half_width", "change_at_high", "change_at_high_half_width", "swing",
            ]);
        foreach (TornadoMeasure measure in tornado.Metrics.SelectMany(metric => TornadoMeasure.Of(tornado, metric)))
        {
            foreach (TornadoEffect effect in measure.Effects)
            {
                CsvLines.Write(
                    writer,
                    [
                        measure.Metric.Name, measure.Metric.Unit, tornado.Base.Variants[measure.Variant].Name,
                        measure.IsDifference ? tornado.Base.Variants[0].Name : string.Empty,
                        effect.Range.Key, effect.Range.Low, effect.Range.Base, effect.Range.High,
                        CsvLines.Cell(effect.Low), CsvLines.Cell(measure.Base), CsvLines.Cell(effect.High),
                        CsvLines.Cell(effect.LowChange?.Mean), CsvLines.Cell(effect.LowChange?.HalfWidth),
                        CsvLines.Cell(effect.HighChange?.Mean), CsvLines.Cell(effect.HighChange?.HalfWidth), CsvLines.Cell(effect.Swing),
                    ]);
            }
        }
    }
}
