using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Twin.Cli.Infrastructure;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study run</c>: the main job.</summary>
internal static class StudyRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        StudyRunWords words = new();
        Verb verb = new(
            "run",
            "Run a study and write its run folder: report.html, result.json, CSV series and the manifest to replay it.",
            "twin study run cpl-removal",
            "twin study run cpl-removal --mods MP105 --set campaign.pacePercentPerDay=8 --replications 10",
            "twin study run cpl-removal my-scenario.yaml --seed 7 --out runs/mine --events --json");
        words.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, words, parsed, cancellation)));
        return verb;
    }

    private static int Run(Terminal terminal, StudyRunWords words, ParseResult parsed, CancellationToken cancellation)
    {
        IStudy study = StudyArgument.Find(parsed.GetRequiredValue(words.Study));
        string[] named = parsed.GetValue(words.Mods)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        StudyInput input = StudyInput.Load(study, parsed.GetValue(words.Scenario), parsed.GetValue(words.Settings) ?? [], named);
        ulong seed = parsed.GetValue(words.Seed) ?? input.Scenario.Seed ?? ChooseSeed(terminal, parsed.IsQuiet());
        string target = parsed.GetValue(words.Output) ?? FreeFolder(study.Name, terminal.Clock.GetUtcNow());
        int replications = parsed.GetValue(words.Replications) ?? 1;
        int threads = parsed.GetValue(words.Threads) ?? Environment.ProcessorCount;
        StudyExecution execution = new(terminal, parsed.IsQuiet())
        {
            WritesEvents = parsed.GetValue(words.Events),
            Partitions = parsed.GetValue(words.Partitions) ?? 0,
        };
        StudyResult result = execution.Run(input, seed, replications, threads, target, cancellation);
        if (parsed.GetValue(words.Json))
        {
            terminal.Out.Write(ResultJson.Text(result));
        }
        else
        {
            StudyResultOutput.Write(terminal, result);
        }

        terminal.Error.WriteLine($"report: {Path.Combine(target, "report.html")}");
        return ExitCode.Ok;
    }

    private static ulong ChooseSeed(Terminal terminal, bool quiet)
    {
        uint seed = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        if (!quiet)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed: {seed}"));
        }

        return seed;
    }

    private static string FreeFolder(string study, DateTimeOffset now)
    {
        string name = Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{study}-{now:yyyyMMdd-HHmmss}"));
        string candidate = name;
        for (int copy = 2; Directory.Exists(candidate); copy++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return candidate;
    }
}
