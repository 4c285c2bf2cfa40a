using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study replay</c>: runs a run again from its manifest and compares the digests.</summary>
internal static class StudyReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> manifest = new("manifest.json") { Description = "The manifest of a run folder." };
        Option<string?> output = new("--out")
        {
            Description = "The run folder of the replay. Without it, beside the original as NAME-replay.",
            HelpName = "folder",
        };
        Option<bool> events = new("--events") { Description = "Write every event of the first replication to events/VARIANT.csv." };
        Option<int?> threads = CommonOptions.Threads(
            "How many threads; the digest does not depend on it. Without it, one for each processor.");
        Verb verb = new(
            "replay",
            "Run a run again from its manifest, in the folder it was run in, and check that it ends in the same digest.",
            "twin study replay runs/mine/manifest.json")
        {
            manifest, output, events, threads,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(manifest);
            RunManifest original = Read(path);
            StudyInput input = StudyInput.Load(StudyArgument.Find(original.Study), original);
            string target = parsed.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(path)) + "-replay";
            StudyExecution execution = new(terminal, parsed.IsQuiet()) { WritesEvents = parsed.GetValue(events) };
            StudyResult result = execution.Run(
                input, original.Seed, original.Replications, parsed.GetValue(threads) ?? Environment.ProcessorCount, target, cancellation);
            terminal.Error.WriteLine($"report: {Path.Combine(target, "report.html")}");
            if (result.Digest == original.Digest)
            {
                terminal.Out.WriteLine($"same digest: {result.Digest}");
                return Task.FromResult(ExitCode.Ok);
            }

            terminal.Out.WriteLine($"another digest: {result.Digest} instead of {original.Digest}");
            terminal.Error.WriteLine(original.Version == result.Version
                ? "error: the same version, tables and inputs must end in the same digest; please report this"
                : $"error: the run was made by Twin {original.Version}, this is {result.Version}");
            return Task.FromResult(ExitCode.EnvironmentFailed);
        });
        return verb;
    }

    private static RunManifest Read(string path)
    {
        string? error = RunManifestJson.TryRead(File.ReadAllText(path), out RunManifest? manifest);
        return error is null ? manifest! : throw new InvalidInputException($"{path}: {error}");
    }
}
