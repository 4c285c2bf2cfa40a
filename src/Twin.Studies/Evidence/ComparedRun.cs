using System.Text;
using Twin.Domain.Rules;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>A run as its folder tells it.</summary>
/// <param name="Folder">The folder, as the user named it.</param>
/// <param name="Result">What it found, without curves and tables.</param>
/// <param name="Manifest">How it came about.</param>
public sealed record ComparedRun(string Folder, StudyResult Result, RunManifest Manifest)
{
    /// <summary>Reads a run folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    /// <returns>The run; null when anything was wrong.</returns>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static ComparedRun? Read(string folder, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        string? manifestText = Text(folder, RunFiles.Manifest, errors);
        string? resultText = manifestText is null ? null : Text(folder, RunFiles.Result, errors);
        if (manifestText is null || resultText is null)
        {
            return null;
        }

        string? manifestProblem = RunManifestJson.TryRead(manifestText, out RunManifest? manifest);
        string? resultProblem = ResultJsonReader.TryRead(resultText, out StudyResult? result);
        Report(folder, RunFiles.Manifest, manifestProblem, errors);
        Report(folder, RunFiles.Result, resultProblem, errors);
        return manifest is null || result is null ? null : new ComparedRun(folder, result, manifest);
    }

    private static string? Text(string folder, string name, InputErrors errors)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }

        errors.Add(
            folder, 0, string.Empty, Directory.Exists(folder) ? $"no {name}" : "no folder",
            $"the folder of a run, with {RunFiles.Manifest} and {RunFiles.Result} (twin study run writes one)");
        return null;
    }

    private static void Report(string folder, string name, string? problem, InputErrors errors)
    {
        if (problem is not null)
        {
            errors.Add(Path.Combine(folder, name), 0, string.Empty, string.Empty, string.Empty, problem);
        }
    }
}
