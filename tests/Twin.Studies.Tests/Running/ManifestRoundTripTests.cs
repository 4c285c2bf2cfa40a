using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.CplRemoval;
using Twin.Studies.Inventories;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.Running;

/// <summary>A manifest ends in the same digest, or says why it cannot.</summary>
public sealed class ManifestRoundTripTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twin-").FullName;
    private readonly CplRemovalStudy study = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string name, string text)
    {
        string path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private StudyInput Original()
    {
        string generated = File("generated.yaml", "study: cpl-removal\nestate: { profile: gb, premises: 300 }\n");
        SimulatedEstate estate = StudyInput.Load(study, generated, [], []).Estates.Build(RuleSet.Sec2020, 1, 1, 1);
        using StringWriter writer = new();
        InventoryWriter.Write(estate, writer);
        _ = File("extract.csv", writer.ToString());
        System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, "example-draft.yaml"), Path.Combine(folder, "draft.yaml"));
        string scenario = File(
            "scenario.yaml",
            """
            study: cpl-removal
            estate: { inventory: extract.csv }
            inputs: { horizonDays: 10 }
            variants: [{ name: as-is }, { name: draft, mods: [draft.yaml] }]

            """);
        return StudyInput.Load(study, scenario, ["lostResponse.percent=30", "dsp.suspensionsPerSecond=7"], []);
    }

    private static StudyResult Run(StudyInput input) => StudyRunner.Run(
        input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = 3, Replications = 2 }).Result;

    private static RunManifest ManifestOf(StudyInput input, StudyResult result)
        => input.ManifestOf(result, threads: 1, "2026-01-01T00:00:00Z", wallSeconds: 1, events: 1);

    [Fact]
    public void Manifest_runs_to_the_same_digest()
    {
        StudyInput original = Original();
        StudyResult result = Run(original);

        Assert.Equal(["draft.yaml", "extract.csv"], original.InputFiles.Keys.Select(Path.GetFileName));
        StudyResult again = Run(StudyInput.Load(study, ManifestOf(original, result)));
        Assert.Equal((result.Digest, result.ExogenousHash), (again.Digest, again.ExogenousHash));
        Assert.Equal(result.Assumptions.Select(static a => (a.Key, a.Value)), again.Assumptions.Select(static a => (a.Key, a.Value)));
        Assert.Equal(result.Variants.SelectMany(static v => v.Metrics), again.Variants.SelectMany(static v => v.Metrics));
    }

    [Fact]
    public void Changed_input_files_are_refused_each_by_name()
    {
        StudyInput original = Original();
        RunManifest manifest = ManifestOf(original, Run(original));
        System.IO.File.AppendAllText(Path.Combine(folder, "draft.yaml"), "# a word\n");
        string csv = System.IO.File.ReadAllText(Path.Combine(folder, "extract.csv"));
        _ = File("extract.csv", string.Concat(csv.Split('\n').Where(static l => !l.Contains(
            ",IHD,", StringComparison.Ordinal)).Select(static l => l + "\n")).TrimEnd('\n') + "\n");

        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyInput.Load(study, manifest));
        Assert.Equal(
            [Path.Combine(folder, "draft.yaml"), Path.Combine(folder, "extract.csv")],
            error.Errors.Select(static e => e.File).Order(StringComparer.Ordinal));
        Assert.All(error.Errors, e => Assert.Equal(
            ("SHA-256", manifest.InputFiles[e.File], "the file is not what it was when the run was made"), (
                e.Field, e.Allowed, e.Message)));
    }

    [Fact]
    public void Missing_input_file_is_refused_by_name()
    {
        StudyInput original = Original();
        RunManifest manifest = ManifestOf(original, Run(original));
        System.IO.File.Delete(Path.Combine(folder, "extract.csv"));

        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyInput.Load(study, manifest));
        Assert.Equal(
            $"scenario of the manifest:2: field 'estate.inventory': found '{Path.Combine(folder, "extract.csv")}'; "
                + "allowed: the path of a CSV file; there is no such file",
            error.Message);
    }

    [Fact]
    public void Other_rule_tables_are_refused()
    {
        StudyInput original = Original();
        RunManifest manifest = ManifestOf(original, Run(original)) with { TableHash = "00" };

        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyInput.Load(study, manifest));
        Assert.Equal(
            $"manifest.json: field 'tableHash': found '{RuleTables.Hash}'; allowed: 00; "
                + "the rule tables of this Twin are not those of the run",
            error.Message);
    }
}
