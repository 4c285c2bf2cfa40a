using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Studies.Evidence;
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
            ExecutionSettings how = new(
                original.Seed, original.Replications, parsed.GetValue(threads) ?? Environment.ProcessorCount, 0, target);
            StudyExecution execution = new(terminal, parsed.IsQuiet()) { WritesEvents = parsed.GetValue(events) };
            string digest = Replay(execution, input, original, how, cancellation);
            NewRun.TellReport(terminal, target);
            if (digest == original.Digest)
            {
                terminal.Out.WriteLine($"same digest: {digest}");
                return Task.FromResult(ExitCode.Ok);
            }

            terminal.Out.WriteLine($"another digest: {digest} instead of {original.Digest}");
            terminal.Error.WriteLine(original.Version == StudyRunner.Version
                ? "error: the same version, tables and inputs must end in the same digest; please report this"
                : $"error: the run was made by Twin {original.Version}, this is {StudyRunner.Version}");
            return Task.FromResult(ExitCode.EnvironmentFailed);
        });
        return verb;
    }

    private static string Replay(
        StudyExecution execution, StudyInput input, RunManifest original, ExecutionSettings how, CancellationToken cancellation)
        => original switch
        {
            { Sweep: { } sweep } => execution.Sweep(SweepPlan.Of(input, sweep), how, cancellation).Digest,
            { Tornado: { } tornado } => execution.Tornado(TornadoPlan.Of(input, tornado), how, cancellation).Digest,
            _ => execution.Run(input, how, cancellation).Digest,
        };

    private static RunManifest Read(string path)
    {
        string? error = RunManifestJson.TryRead(File.ReadAllText(path), out RunManifest? manifest);
        return error is null ? manifest! : throw new InvalidInputException($"{path}: {error}");
    }
}
