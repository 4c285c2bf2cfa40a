using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Twin.Cli.Infrastructure;
using Twin.Cli.Mods;
using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study run</c>: the main job.</summary>
internal static class StudyRunCommand
{
    private const int MostThreads = 1024;
    private const int MostReplications = 10_000;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> name = StudyArgument.Create();
        Argument<string?> scenario = new("scenario.yaml")
        {
            Description = "The scenario; without one, the study's own (twin study show NAME --scenario).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string[]> settings = new("--set")
        {
            Description = "Set an input; may be given several times.",
            HelpName = "key=value",
            AllowMultipleArgumentsPerToken = false,
        };
        Option<string?> mods = ModsOption.Create();
        Option<ulong?> seed = new("--seed") { Description = "The seed; without one, the scenario's, else one is chosen and printed.", HelpName = "number" };
        Option<int?> threads = CommonOptions.Number("--threads", 1, MostThreads);
        threads.Description = "How many threads; the result does not depend on it. Without it, one for each processor.";
        Option<int?> partitions = CommonOptions.Number("--partitions", 1, 65_536);
        partitions.Description = "How many partitions the estate is cut into; the result does not depend on it.";
        Option<int?> replications = CommonOptions.Number("--replications", 1, MostReplications);
        replications.Description = "Run the whole study so often, each time with the next seed, and give confidence intervals.";
        Option<string?> output = new("--out") { Description = "The run folder; it must not exist yet. Without it, a new one under runs/.", HelpName = "folder" };
        Option<bool> events = new("--events") { Description = "Write every event of the first replication to events/VARIANT.csv." };
        Option<bool> json = CommonOptions.Json();
        json.Description = "Print the result as JSON.";
        Verb verb = new(
            "run",
            "Run a study and write its run folder: report.html, result.json, CSV series and the manifest to replay it.",
            "twin study run cpl-removal",
            "twin study run cpl-removal --mods MP105 --set campaign.pacePercentPerDay=8 --replications 10",
            "twin study run cpl-removal my-scenario.yaml --seed 7 --out runs/mine --events --json")
        {
            name, scenario, settings, mods, seed, threads, partitions, replications, output, events, json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            IStudy study = StudyArgument.Find(parsed.GetRequiredValue(name));
            string[] named = parsed.GetValue(mods)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
            StudyInput input = StudyInput.Load(study, parsed.GetValue(scenario), parsed.GetValue(settings) ?? [], named);
            ulong chosen = parsed.GetValue(seed) ?? input.Scenario.Seed ?? ChooseSeed(terminal, parsed.IsQuiet());
            string target = parsed.GetValue(output) ?? FreeFolder(study.Name, terminal.Clock.GetUtcNow());
            StudyExecution execution = new(terminal, parsed.IsQuiet())
            {
                WritesEvents = parsed.GetValue(events),
                Partitions = parsed.GetValue(partitions) ?? 0,
            };
            StudyResult result = execution.Run(
                input, chosen, parsed.GetValue(replications) ?? 1, parsed.GetValue(threads) ?? Environment.ProcessorCount, target, cancellation);
            if (parsed.GetValue(json))
            {
                terminal.Out.Write(ResultJson.Text(result));
            }
            else
            {
                StudyResultOutput.Write(terminal, result);
            }

            terminal.Error.WriteLine($"report: {Path.Combine(target, "report.html")}");
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
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
