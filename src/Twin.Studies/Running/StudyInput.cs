using System.Security.Cryptography;
using Twin.Domain.Rules;
using Twin.Studies.Modifications;
using Twin.Studies.Results;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>A study with everything it needs to run, read and checked.</summary>
/// <param name="Study">The study.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Estates">What makes the estate.</param>
/// <param name="InputFiles">The user's files that were read, by path, with the SHA-256 of their content.</param>
public sealed record StudyInput(IStudy Study, Scenario Scenario, EstateFactory Estates, IReadOnlyDictionary<string, string> InputFiles)
{
    /// <summary>Reads a scenario file, or the study's own scenario when none is named.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">The scenario file; null for the study's own.</param>
    /// <param name="settings">What <c>--set</c> says.</param>
    /// <param name="mods">What <c>--mods</c> names.</param>
    /// <exception cref="InvalidInputException">Something is wrong; all of it is listed.</exception>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static StudyInput Load(IStudy study, string? path, IReadOnlyList<string> settings, IReadOnlyList<string> mods)
    {
        string file = path ?? ShippedScenarios.Prefix + study.DefaultScenario;
        string text = path is null ? ShippedScenarios.Read(study.DefaultScenario)! : File.ReadAllText(path);
        string? folder = path is null ? null : Path.GetDirectoryName(path);
        return Load(study, file, text, folder, settings, mods);
    }

    /// <summary>Reads a shipped scenario by its name below <c>scenarios/</c>.</summary>
    /// <exception cref="ArgumentException">There is no such scenario.</exception>
    public static StudyInput LoadShipped(IStudy study, string name)
    {
        string text = ShippedScenarios.Read(name) ?? throw new ArgumentException($"there is no shipped scenario '{name}'", nameof(name));
        return Load(study, ShippedScenarios.Prefix + name, text, null, [], []);
    }

    /// <summary>Makes a run's input again from its manifest.</summary>
    /// <exception cref="InvalidInputException">Something is wrong, or a file of the user's is no longer what it was.</exception>
    public static StudyInput Load(IStudy study, RunManifest manifest)
    {
        StudyInput input = Load(
            study, "scenario of the manifest", manifest.Scenario, manifest.ScenarioFolder, manifest.Settings, manifest.Mods);
        InputErrors errors = new();
        foreach ((string file, string hash) in manifest.InputFiles)
        {
            if (!input.InputFiles.TryGetValue(file, out string? now) || now != hash)
            {
                errors.Add(file, 0, "SHA-256", now ?? "not read", hash, "the file is not what it was when the run was made");
            }
        }

        if (manifest.TableHash != RuleTables.Hash)
        {
            errors.Add(
                "manifest.json", 0, "tableHash", RuleTables.Hash, manifest.TableHash,
                "the rule tables of this Twin are not those of the run");
        }

        errors.ThrowIfAny();
        return input;
    }

    private static StudyInput Load(
        IStudy study, string file, string text, string? folder, IReadOnlyList<string> settings, IReadOnlyList<string> mods)
    {
        InputErrors errors = new();
        Scenario? scenario = ScenarioReader.Read(study, file, text, folder, settings, mods, errors);
        errors.ThrowIfAny();
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        EstateFactory? estates = EstateFactories.Open(scenario!.Estate, scenario.Folder, files, errors);
        errors.ThrowIfAny();
        study.Check(scenario, estates!, errors);
        errors.ThrowIfAny();
        IEnumerable<Modification> own = scenario.Variants.SelectMany(static v => v.Modifications).Select(static m => m.Modification);
        foreach (Modification draft in own.Where(static m => !ModificationRegister.BuiltIn.All.Contains(m)))
        {
            files[draft.File] = HashOf(draft.File);
        }

        return new StudyInput(study, scenario, estates!, files);
    }

    /// <summary>The same input with some inputs set to other values, checked like one that was read.</summary>
    /// <param name="values">The inputs by key, with the values they take.</param>
    /// <param name="option">The option that sets them, for errors, as <c>--over</c>.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The input, not to be used when there was an error.</returns>
    public StudyInput With(IEnumerable<KeyValuePair<string, string>> values, string option, InputErrors errors)
    {
        InputSet inputs = Scenario.Inputs.Copy();
        foreach ((string key, string value) in values)
        {
            inputs.Set(key, value, AssumptionOrigin.CommandLine, option, 0, errors);
        }

        Scenario changed = Scenario with { Inputs = inputs };
        if (!errors.Any)
        {
            Study.Check(changed, Estates, errors);
        }

        return this with { Scenario = changed };
    }

    /// <summary>The manifest of a run of this input: what <see cref="Load(IStudy, RunManifest)"/> makes it again from.</summary>
    /// <param name="result">What the run found.</param>
    /// <param name="threads">The threads used.</param>
    /// <param name="startedAt">When it started, ISO 8601 UTC.</param>
    /// <param name="wallSeconds">How long it took.</param>
    /// <param name="events">Discrete events applied.</param>
    public RunManifest ManifestOf(StudyResult result, int threads, string startedAt, double wallSeconds, long events) => new()
    {
        Study = result.Study,
        Seed = result.Seed,
        Replications = result.Replications,
        Threads = threads,
        Scenario = Scenario.Text,
        ScenarioFolder = Scenario.Folder,
        Settings = Scenario.Settings,
        Mods = Scenario.ModsArgument,
        InputFiles = InputFiles,
        TableHash = result.TableHash,
        Digest = result.Digest,
        ExogenousHash = result.ExogenousHash,
        Version = result.Version,
        StartedAt = startedAt,
        WallSeconds = wallSeconds,
        Events = events,
    };

    /// <summary>The SHA-256 of a file's content, lower-case hexadecimal.</summary>
    internal static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
