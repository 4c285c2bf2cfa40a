using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The names of the files in a run folder, relative to it, with forward slashes; the report links to them.</summary>
internal sealed class RunFiles
{
    public const string Report = "report.html";
    public const string Result = "result.json";
    public const string Manifest = "manifest.json";
    public const string Metrics = "metrics.csv";
    public const string Differences = "differences.csv";

    private readonly Dictionary<string, string> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Variant, string Table), string> _details = [];

    public RunFiles(StudyResult result)
    {
        FileNames seriesNames = new();
        FileNames detailNames = new();
        foreach (VariantResult variant in result.Variants)
        {
            foreach (Series series in variant.Series.Where(series => !_series.ContainsKey(series.Name)))
            {
                _series.Add(series.Name, "series/" + seriesNames.Take(series.Name, ".csv"));
            }

            foreach (DetailTable table in variant.Details)
            {
                _details[(variant.Name, table.Name)] = "details/" + detailNames.Take(variant.Name + "-" + table.Name, ".csv");
            }
        }
    }

    /// <summary>Series names in the order in which the variants first bring them.</summary>
    public IEnumerable<string> SeriesNames => _series.Keys;

    /// <summary>The file of a series.</summary>
    public string Series(string name) => _series[name];

    /// <summary>The file of a variant's table.</summary>
    public string Detail(VariantResult variant, DetailTable table) => _details[(variant.Name, table.Name)];
}
