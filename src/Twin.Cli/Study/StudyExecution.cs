using System.Globalization;
using System.Text;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary>Runs a study into a run folder: the part that <c>run</c> and <c>replay</c> share.</summary>
internal sealed class StudyExecution(Terminal terminal, bool quiet)
{
    /// <summary>Whether an event log is written for every variant of the first replication.</summary>
    public bool WritesEvents { get; init; }

    /// <summary>How many partitions; 0 for the usual number.</summary>
    public int Partitions { get; init; }

    /// <summary>Runs.</summary>
    /// <param name="input">The study and its input.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replications">How many replications.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="target">The run folder.</param>
    /// <param name="cancellation">Stops the run and removes what there is of the folder.</param>
    /// <exception cref="InvalidInputException">The folder cannot be used.</exception>
    /// <exception cref="IOException">The folder could not be written; nothing of it is left.</exception>
    public StudyResult Run(StudyInput input, ulong seed, int replications, int threads, string target, CancellationToken cancellation)
    {
        ThrowIf(RunFolder.TryBegin(target, out RunFolder? begun));
        using RunFolder folder = begun!;
        DateTimeOffset startedAt = terminal.Clock.GetUtcNow();
        long started = terminal.Clock.GetTimestamp();
        using ProgressLine line = new(terminal, quiet);
        int variants = input.Scenario.Variants.Count * replications;
        int variant = 0;
        StudyRunOptions options = new()
        {
            Seed = seed,
            Replications = replications,
            Threads = threads,
            Partitions = Partitions,
            Cancellation = cancellation,
            Progress = label => new VariantProgress(line, label, variant++, variants),
            OpenEvents = WritesEvents ? name => Open(folder, name) : null,
        };
        StudyResult result;
        long events;
        try
        {
            (result, events) = StudyRunner.Run(input.Study, input.Scenario, input.Estates, options);
        }
        catch (IOException failure)
        {
            throw new IOException(folder.Fail(failure).Message, failure);
        }

        string startedText = startedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        double wallSeconds = Math.Round(terminal.Clock.GetElapsedTime(started).TotalSeconds, 3);
        RunManifest manifest = input.ManifestOf(result, threads, startedText, wallSeconds, events);
        cancellation.ThrowIfCancellationRequested();
        ThrowIf(folder.Complete(result, manifest));
        return result;
    }

    private static StreamWriter Open(RunFolder folder, string variant)
        => new(folder.OpenEvents(variant), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16)
        {
            NewLine = "\n",
        };

    private static void ThrowIf(RunFolderError? error)
    {
        if (error is null)
        {
            return;
        }

        throw error.Fault == RunFolderFault.Input ? new InvalidInputException(error.Message) : new IOException(error.Message);
    }

    /// <summary>Shows one variant's progress as a part of the whole run's.</summary>
    private sealed class VariantProgress(ProgressLine line, string label, int variant, int variants) : IRunProgress
    {
        public void Report(long nowMs, long endMs, long events)
            => line.Report(label, new SimTime(nowMs), (variant + ((double)nowMs / endMs)) / variants, events);
    }
}
