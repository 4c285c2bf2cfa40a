using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Writes what a sweep found into a run folder.</summary>
public static class SweepFiles
{
    private const string Json = "sweep.json";
    private const string Csv = "sweep.csv";

    /// <summary>Writes report, JSON, CSV and manifest, and gives the folder its name.</summary>
    /// <param name="folder">The folder, begun before the sweep.</param>
    /// <param name="sweep">What it found.</param>
    /// <param name="manifest">How it came about.</param>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    public static RunFolderError? Complete(RunFolder folder, SweepResult sweep, RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.CompleteWith(into =>
        {
            into.WriteText(RunFiles.Report, writer => SweepReport.Write(sweep, manifest, writer));
            into.WriteFile(Json, stream => SweepJson.Write(sweep, stream));
            into.WriteText(Csv, writer => WriteCsv(sweep, writer));
            into.WriteFile(RunFiles.Manifest, stream => RunManifestJson.Write(manifest, stream));
        });
    }

    /// <summary>Every metric of every variant at every point, one a line.</summary>
    internal static void WriteCsv(SweepResult sweep, TextWriter writer)
    {
        CsvLines.Write(
            writer,
            [
                .. sweep.Axes.Select(static axis => axis.Key),
                "variant", "metric", "value", "unit", "half_width", "difference", "difference_half_width",
            ]);
        foreach (SweepPoint point in sweep.Points)
        {
            ILookup<(string, string), MetricDifference> differences =
                point.Result.Differences.ToLookup(static one => (one.Variant, one.Metric));
            foreach (VariantResult variant in point.Result.Variants)
            {
                foreach (Metric metric in variant.Metrics)
                {
                    MetricDifference? difference = differences[(variant.Name, metric.Name)].FirstOrDefault();
                    CsvLines.Write(
                        writer,
                        [
                            .. point.Values, variant.Name, metric.Name, CsvLines.Cell(metric.Value), metric.Unit,
                            CsvLines.Cell(metric.HalfWidth), CsvLines.Cell(difference?.Absolute), CsvLines.Cell(difference?.HalfWidth),
                        ]);
                }
            }
        }
    }
}
