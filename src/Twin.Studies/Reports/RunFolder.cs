using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>A run folder in the making: it appears under its own name only when everything in it is on the disk.</summary>
/// <remarks>
/// Files are written into a sibling <c>NAME.partial-PROCESS</c>, each flushed to the disk, <c>manifest.json</c> last; then the folder is
/// renamed. Whatever fails, the partial folder is removed. A process that is killed leaves a folder that is visibly partial and
/// has no manifest. Use from one thread.
/// </remarks>
public sealed class RunFolder : IDisposable
{
    private readonly string _target;
    private readonly string _partial;
    private readonly Func<string, Stream> _create;
    private readonly FileNames _eventNames = new();
    private bool _finished;

    private RunFolder(string target, string partial, Func<string, Stream> create)
    {
        _target = target;
        _partial = partial;
        _create = create;
    }

    /// <summary>Begins a run folder. Call it before the run, so that a place that cannot be used costs nobody an hour.</summary>
    /// <param name="target">The folder to write, which must not exist or be empty; folders above it are created.</param>
    /// <param name="folder">The folder, to be completed or disposed; null when there is an error.</param>
    /// <returns>Null, or why the folder cannot be begun.</returns>
    public static RunFolderError? TryBegin(string target, [NotNullWhen(false)] out RunFolder? folder) =>
        TryBegin(target, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16), out folder);

    /// <summary>As the public one, with another way to create files: tests fill the disk with it.</summary>
    internal static RunFolderError? TryBegin(string target, Func<string, Stream> create, [NotNullWhen(false)] out RunFolder? folder)
    {
        folder = null;
        if (string.IsNullOrWhiteSpace(target))
        {
            return new RunFolderError(
                RunFolderFault.Input, target ?? string.Empty, "--out: found no name, expected a folder to write the run to");
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        try
        {
            if (Refusal(full) is { } refusal)
            {
                return refusal;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            string partial = FreePartialName(full);
            Directory.CreateDirectory(partial);
            folder = new RunFolder(full, partial, create);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failure(full, error);
        }
    }

    /// <summary>Opens a further file of the folder, such as the event log, for writing during the run.</summary>
    /// <param name="relativePath">The path inside the folder, with forward slashes; none of the names that <see cref="Complete"/>
    /// writes.</param>
    /// <exception cref="IOException">The file could not be created; hand it to <see cref="Fail"/>.</exception>
    public Stream OpenFile(string relativePath)
    {
        string path = Path.GetFullPath(Path.Combine(_partial, relativePath));
        if (!path.StartsWith(_partial + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"found {relativePath}, expected a path inside the run folder", nameof(relativePath));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return _create(path);
    }

    /// <summary>Opens the event log of a variant, <c>events/VARIANT.csv</c>.</summary>
    /// <exception cref="IOException">The file could not be created; hand it to <see cref="Fail"/>.</exception>
    public Stream OpenEvents(string variant) => OpenFile("events/" + _eventNames.Take(variant, ".csv"));

    /// <summary>
    /// Writes report, JSON, CSV files and manifest, and gives the folder its name. Files of <see cref="OpenFile"/> must be closed.
    /// </summary>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    public RunFolderError? Complete(StudyResult result, RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        return CompleteWith(folder =>
        {
            folder.WriteResult(result, manifest);
            folder.WriteFile(RunFiles.Manifest, stream => RunManifestJson.Write(manifest, stream));
        });
    }

    /// <summary>Has everything written, the manifest last, and gives the folder its name: for runs that are no studies.</summary>
    /// <param name="write">Writes the files.</param>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    internal RunFolderError? CompleteWith(Action<RunFolder> write)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        try
        {
            write(this);
            if (Refusal(_target) is { } refusal)
            {
                Dispose();
                return refusal;
            }

            if (Directory.Exists(_target))
            {
                Directory.Delete(_target);
            }

            Directory.Move(_partial, _target);
            _finished = true;
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error);
        }
    }

    /// <summary>Gives up after a failure of the disk: removes the partial folder and puts the failure into words.</summary>
    /// <param name="error">The failure, as a stream of <see cref="OpenFile"/> threw it.</param>
    public RunFolderError Fail(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Dispose();
        return Failure(_target, error);
    }

    /// <summary>Removes the partial folder unless the run was completed.</summary>
    public void Dispose()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        try
        {
            Directory.Delete(_partial, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed still bears "partial" in its name, so nobody takes it for a run.
        }
    }

    private static RunFolderError? Refusal(string target)
    {
        if (File.Exists(target))
        {
            return new RunFolderError(
                RunFolderFault.Input, target, $"{target}: found a file, expected a folder that does not exist yet; choose another --out");
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            return new RunFolderError(
                RunFolderFault.Input,
                target,
                $"{target}: found a folder that is not empty, expected a new or an empty one; choose another --out or remove it first");
        }

        return null;
    }

    private static RunFolderError Failure(string target, Exception error) => new(
        RunFolderFault.Environment,
        target,
        $"{target}: the run folder could not be written and nothing of it was kept: {error.Message.TrimEnd('.')}. "
        + "Make room or choose a folder you may write to with --out, then run the same command again; the seed gives the same result");

    private static string FreePartialName(string target)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{target}.partial-{Environment.ProcessId}");
        string candidate = name;
        for (int copy = 2; Path.Exists(candidate); copy++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return candidate;
    }

    private void WriteResult(StudyResult result, RunManifest manifest)
    {
        RunFiles files = new(result);
        WriteText(RunFiles.Report, writer => ReportWriter.Write(result, manifest, writer));
        WriteFile(RunFiles.Result, stream => ResultJson.Write(result, stream));
        WriteText(RunFiles.Metrics, writer => ResultCsv.WriteMetrics(result, writer));
        WriteText(RunFiles.Differences, writer => ResultCsv.WriteDifferences(result, writer));
        foreach (string series in files.SeriesNames)
        {
            WriteText(files.Series(series), writer => ResultCsv.WriteSeries(result, series, writer));
        }

        foreach (VariantResult variant in result.Variants)
        {
            foreach (DetailTable table in variant.Details)
            {
                WriteText(files.Detail(variant, table), writer => ResultCsv.WriteDetails(table, writer));
            }
        }
    }

    /// <summary>Writes one file as UTF-8 with line feeds.</summary>
    internal void WriteText(string relativePath, Action<TextWriter> write) => WriteFile(relativePath, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        writer.NewLine = "\n";
        write(writer);
    });

    /// <summary>Writes one file, down to the disk.</summary>
    internal void WriteFile(string relativePath, Action<Stream> write)
    {
        using Stream stream = OpenFile(relativePath);
        write(stream);
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
    }
}
