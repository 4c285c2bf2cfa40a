using System.CommandLine;
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
        words.AddTo(verb, logsEvents: true);
        verb.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, words, parsed, cancellation)));
        return verb;
    }

    private static int Run(Terminal terminal, StudyRunWords words, ParseResult parsed, CancellationToken cancellation)
    {
        StudyInput input = words.Read(parsed);
        ExecutionSettings how = words.How(parsed, input, input.Study.Name, terminal);
        StudyExecution execution = new(terminal, parsed.IsQuiet()) { WritesEvents = parsed.GetValue(words.Events) };
        StudyResult result = execution.Run(input, how, cancellation);
        if (parsed.GetValue(words.Json))
        {
            terminal.Out.Write(ResultJson.Text(result));
        }
        else
        {
            StudyResultOutput.Write(terminal, result);
        }

        NewRun.TellReport(terminal, how.Target);
        return ExitCode.Ok;
    }
}
