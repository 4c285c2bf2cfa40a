using System.Security.Cryptography;
using System.Text;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;

namespace Twin.Load.Reports;

/// <summary>The JSON of a load run: what <c>--json</c> prints and <c>result.json</c> holds, and its manifest.</summary>
public static class LoadResultJson
{
    private const int ManifestVersion = 1;

    /// <summary>The result as text, ending in a line feed.</summary>
    public static string Text(LoadResult result) => PlainJson.Text(result);

    /// <summary>The manifest as text, ending in a line feed: what is needed to run it again.</summary>
    public static string Manifest(LoadScenario scenario, LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(result);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scenario.Text)));
        return PlainJson.Text(new
        {
            ManifestVersion,
            Kind = "load",
            result.Scenario,
            result.Seed,
            result.Target,
            result.Runner,
            result.Version,
            result.StartedAt,
            MeasuredSeconds = Math.Round(result.MeasuredSeconds, 3),
            ScenarioFile = LoadFiles.Scenario,
            ScenarioSha256 = hash,
            result.Twin,
        });
    }
}
