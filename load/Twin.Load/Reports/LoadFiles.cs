namespace Twin.Load.Reports;

/// <summary>The names of the files in a load run's folder.</summary>
internal static class LoadFiles
{
    public const string Report = "report.html";
    public const string Result = "result.json";
    public const string Manifest = "manifest.json";
    public const string Steps = "steps.csv";
    public const string Seconds = "seconds.csv";
    public const string Codes = "codes.csv";
    public const string Scenario = "scenario.yaml";
}
