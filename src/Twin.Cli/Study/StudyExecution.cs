using System.Globalization;
using System.Text;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Evidence;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary>Runs a study, a sweep or a tornado into a run folder: the part that their commands and <c>replay</c> share.</summary>
internal sealed class StudyExecution(Terminal terminal, bool quiet)
{
    /// <summary>Whether an event log is written for every variant of the first replication of a run.</summary>
    public bool WritesEvents { get; init; }

    /// <summary>Runs a study.</summary>
    /// <param name="input">The study and its input.</param>
    /// <param name="how">Seed, threads, folder.</param>
    /// <param name="cancellation">Stops the run and removes what there is of the folder.</param>
    /// <exception cref="InvalidInputException">The folder cannot be used.</exception>
    /// <exception cref="IOException">The folder could not be written; nothing of it is left.</exception>
    public StudyResult Run(StudyInput input, ExecutionSettings how, CancellationToken cancellation) => Write(
        input.Scenario.Variants.Count,
        how,
        (options, folder) => StudyRunner.Run(
            input.Study,
            input.Scenario,
            input.Estates,
            WritesEvents ? options with { OpenEvents = name => Open(folder, name) } : options),
        (result, took) => ManifestOf(input, result, how, took),
        static (folder, result, manifest) => folder.Complete(result, manifest),
        cancellation);

    /// <summary>Runs a sweep, as <see cref="Run"/>.</summary>
    public SweepResult Sweep(SweepPlan plan, ExecutionSettings how, CancellationToken cancellation) => Write(
        plan.Input.Scenario.Variants.Count * plan.Points.Count,
        how,
        (options, _) => SweepRunner.Run(plan, options),
        (sweep, took) => ManifestOf(plan.Input, sweep.First with { Digest = sweep.Digest }, how, took) with { Sweep = plan.ToManifest() },
        SweepFiles.Complete,
        cancellation);

    /// <summary>Runs a tornado, as <see cref="Run"/>.</summary>
    public TornadoResult Tornado(TornadoPlan plan, ExecutionSettings how, CancellationToken cancellation) => Write(
        plan.Input.Scenario.Variants.Count * TornadoRunner.RunsOf(plan),
        how,
        (options, _) => TornadoRunner.Run(plan, options),
        (tornado, took) =>
            ManifestOf(plan.Input, tornado.Base with { Digest = tornado.Digest }, how, took) with { Tornado = plan.ToManifest() },
        TornadoFiles.Complete,
        cancellation);

    private static RunManifest ManifestOf(StudyInput input, StudyResult result, ExecutionSettings how, Took took)
        => input.ManifestOf(result, how.Threads, took.StartedAt, took.WallSeconds, took.Events);

    private static StreamWriter Open(RunFolder folder, string variant)
        => new(folder.OpenEvents(variant), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16)
        {
            NewLine = "\n",
        };

    private T Write<T>(
        int variants,
        ExecutionSettings how,
        Func<StudyRunOptions, RunFolder, (T Result, long Events)> run,
        Func<T, Took, RunManifest> manifestOf,
        Func<RunFolder, T, RunManifest, RunFolderError?> complete,
        CancellationToken cancellation)
    {
        NewRun.ThrowIf(RunFolder.TryBegin(how.Target, out RunFolder? begun));
        using RunFolder folder = begun!;
        DateTimeOffset startedAt = terminal.Clock.GetUtcNow();
        long started = terminal.Clock.GetTimestamp();
        using ProgressLine line = new(terminal, quiet);
        int all = variants * how.Replications;
        int variant = 0;
        StudyRunOptions options = new()
        {
            Seed = how.Seed,
            Replications = how.Replications,
            Threads = how.Threads,
            Partitions = how.Partitions,
            Cancellation = cancellation,
            Progress = label => new VariantProgress(line, label, variant++, all),
        };
        T result;
        long events;
        try
        {
            (result, events) = run(options, folder);
        }
        catch (IOException failure)
        {
            throw new IOException(folder.Fail(failure).Message, failure);
        }

        string startedText = startedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        double wallSeconds = Math.Round(terminal.Clock.GetElapsedTime(started).TotalSeconds, 3);
        cancellation.ThrowIfCancellationRequested();
        NewRun.ThrowIf(complete(folder, result, manifestOf(result, new Took(startedText, wallSeconds, events))));
        return result;
    }

    private readonly record struct Took(string StartedAt, double WallSeconds, long Events);

    /// <summary>Shows one variant's progress as a part of the whole run's.</summary>
    private sealed class VariantProgress(ProgressLine line, string label, int variant, int variants) : IRunProgress
    {
        public void Report(long nowMs, long endMs, long events)
            => line.Report(label, new SimTime(nowMs), (variant + ((double)nowMs / endMs)) / variants, events);
    }
}
