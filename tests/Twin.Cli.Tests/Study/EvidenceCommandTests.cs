using System.Text.Json;
using System.Text.RegularExpressions;
using Twin.Cli.Infrastructure;
using Twin.Testing;
using Xunit;

namespace Twin.Cli.Tests.Study;

/// <summary>Sweeps, tornados and comparisons from the command line to the folder.</summary>
public sealed partial class EvidenceCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twin-evidence-");

    private readonly TextFile scenario = new(
        "scenario.yaml",
        "study: cpl-removal",
        "title: A small removal",
        "seed: 7",
        "estate: { profile: gb, premises: 400 }",
        "inputs: { horizonDays: 12, campaign: { startAfterHours: 24, pacePercentPerDay: 20 }, lostResponse: { percent: 30 } }",
        "variants: [{ name: as-is }, { name: MP105, mods: [MP105] }]");

    public void Dispose()
    {
        scenario.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sweep_prints_its_answer_and_writes_a_folder_that_replays_to_the_same_digest()
    {
        TwinCommand.Outcome outcome = await Study(
            "sweep", "--over", "campaign.pacePercentPerDay=20,40", "--metric", "requestsRejectedE5", "--threshold",
            "requestsRejectedE5<200", "--out", At("sweep"));

        Assert.Equal((ExitCode.Ok, $"report: {Path.Combine(At("sweep"), "report.html")}\n"), (outcome.ExitCode, outcome.Error));
        Golden.Verify("study-sweep.txt", WithoutHashes(outcome.Out));
        Assert.Equal(["manifest.json", "report.html", "sweep.csv", "sweep.json"], Files("sweep"));
        TwinCommand.Outcome replay = await TwinCommand.RunAsync("study", "replay", Path.Combine(At("sweep"), "manifest.json"));
        Assert.Equal($"same digest: {Digest("sweep", "sweep.json")}\n", replay.Out);
        Assert.Equal(Files("sweep"), Files("sweep-replay"));
        Assert.Equal(Text("sweep", "sweep.json"), Text("sweep-replay", "sweep.json"));
    }

    [Fact]
    public async Task A_sweep_prints_as_json_what_its_folder_holds()
    {
        TwinCommand.Outcome outcome = await Study("sweep", "--over", "rdp.runsPerDay=1..2", "--steps", "2", "--out", At("sweep"), "--json");
        Assert.Equal(Text("sweep", "sweep.json"), outcome.Out);
        using JsonDocument json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(2, json.RootElement.GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task A_tornado_prints_its_bars_and_writes_a_folder_that_replays_to_the_same_digest()
    {
        TwinCommand.Outcome outcome = await Study(
            "tornado", "--metric", "stuckSuspendedAtEnd", "--over", "lostResponse.percent=10..60", "--over", "campaign.mostAttempts=1..3",
            "--over", "rdp.firstRunHours=1..4", "--out", At("tornado"));

        Assert.Equal((ExitCode.Ok, $"report: {Path.Combine(At("tornado"), "report.html")}\n"), (outcome.ExitCode, outcome.Error));
        Golden.Verify("study-tornado.txt", WithoutHashes(outcome.Out));
        Assert.Equal(["manifest.json", "report.html", "tornado.csv", "tornado.json"], Files("tornado"));
        TwinCommand.Outcome replay = await TwinCommand.RunAsync("study", "replay", Path.Combine(At("tornado"), "manifest.json"));
        Assert.Equal($"same digest: {Digest("tornado", "tornado.json")}\n", replay.Out);
        Assert.Equal(Text("tornado", "tornado.json"), Text("tornado-replay", "tornado.json"));
    }

    [Fact]
    public async Task Two_runs_are_compared_metric_by_metric()
    {
        Assert.Equal(ExitCode.Ok, (await Study("run", "--out", At("one"), "--replications", "2")).ExitCode);
        Assert.Equal(ExitCode.Ok, (await Study(
            "run", "--out", At("other"), "--replications", "2", "--set", "rdp.runsPerDay=4", "--set", "lostResponse.percent=0")).ExitCode);
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "compare", At("one"), At("other"), "--out", At("difference"));

        Assert.Equal(ExitCode.Ok, outcome.ExitCode);
        string text = outcome.Out.Replace(folder.FullName + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
        Golden.Verify("study-compare.txt", WithoutHashes(text));
        Assert.Equal(["comparison.csv", "comparison.json", "report.html"], Files("difference"));
        TwinCommand.Outcome json = await TwinCommand.RunAsync("study", "compare", At("one"), At("other"), "--json");
        Assert.Equal(Text("difference", "comparison.json"), json.Out);
    }

    [Theory]
    [InlineData("--over: field 'rdp.runsPerDay': found '5000'; allowed: a whole number from 1 to 1440; an end of the range", "--over",
        "rdp.runsPerDay=1..5000")]
    [InlineData("--over: field 'rdp.runPerDay': found 'rdp.runPerDay=1..2'", "--over", "rdp.runPerDay=1..2")]
    [InlineData("field 'metric': found 'stuck'", "--over", "rdp.runsPerDay=1,2", "--metric", "stuck")]
    [InlineData("--threshold: found 'stuckSuspendedAtEnd=3'", "--over", "rdp.runsPerDay=1,2", "--threshold", "stuckSuspendedAtEnd=3")]
    [InlineData("--steps: found '1'; allowed: a whole number from 2 to 1000", "--over", "rdp.runsPerDay=1..2", "--steps", "1")]
    [InlineData("Option '--over' is required", "--steps", "3")]
    public async Task A_sweep_that_cannot_be_is_the_users_error_and_leaves_no_folder(string error, params string[] words)
    {
        TwinCommand.Outcome outcome = await Study("sweep", [.. words, "--out", At("sweep")]);
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("Option '--metric' is required", "--spread", "10")]
    [InlineData("--spread: found '0'; allowed: a number above 0 and up to 1000", "--metric", "stuckSuspendedAtEnd", "--spread", "0")]
    [InlineData("--over: field 'campaign.pacePercentPerDay': found '101'", "--metric", "stuckSuspendedAtEnd", "--over",
        "campaign.pacePercentPerDay=1..101")]
    public async Task A_tornado_that_cannot_be_is_the_users_error_and_leaves_no_folder(string error, params string[] words)
    {
        TwinCommand.Outcome outcome = await Study("tornado", [.. words, "--out", At("tornado")]);
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task What_is_no_run_cannot_be_compared()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "compare", At("one"), At("other"));
        Assert.Equal(ExitCode.InvalidInput, outcome.ExitCode);
        Assert.Equal(2, outcome.Error.Split("found 'no folder'; allowed: the folder of a run").Length - 1);
    }

    // What a hash is, other tests know; here it would only change with every rule.
    private static string WithoutHashes(string text) => Hash().Replace(text, "(hash)");

    [GeneratedRegex("[0-9a-f]{32,64}")]
    private static partial Regex Hash();

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string Text(string run, string file) => File.ReadAllText(Path.Combine(At(run), file));

    private string? Digest(string run, string file)
    {
        using JsonDocument json = JsonDocument.Parse(Text(run, file));
        return json.RootElement.GetProperty("digest").GetString();
    }

    private IEnumerable<string?> Files(string run) => Directory.EnumerateFiles(At(run))
        .Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private Task<TwinCommand.Outcome> Study(string verb, params string[] words)
        => TwinCommand.RunAsync(["study", verb, "cpl-removal", scenario.Path, .. words]);
}
