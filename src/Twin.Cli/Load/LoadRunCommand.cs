using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Client;
using Twin.Load.Reports;
using Twin.Load.Results;
using Twin.Load.Running;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;

namespace Twin.Cli.Load;

/// <summary><c>twin load run</c>: runs a scenario against a live twin.</summary>
internal static class LoadRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        LoadRunWords words = new();
        Verb verb = new(
            "run",
            "Run a load scenario against a live twin and write its run folder. Exits with 99 when a threshold is crossed.",
            "twin load run business-as-usual",
            "twin load run my-load.yaml --url http://twin.example:8080 --seed 7 --out runs/mine --json");
        words.AddTo(verb);
        verb.SetAction((parsed, cancellation) => RunAsync(terminal, words, parsed, cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, LoadRunWords words, ParseResult parsed, CancellationToken cancellation)
    {
        LoadScenario scenario = LoadScenarioFile.Load(parsed.GetRequiredValue(words.Scenario));
        Uri target = parsed.GetValue(words.Url) ?? scenario.Target;
        ulong seed = parsed.GetValue(words.Seed) ?? scenario.Seed ?? NewRun.ChooseSeed(terminal, parsed.IsQuiet());
        string folderName = parsed.GetValue(words.Output) ?? NewRun.FreeFolder("load-" + scenario.Name, terminal.Clock.GetUtcNow());
        NewRun.ThrowIf(RunFolder.TryBegin(folderName, out RunFolder? begun));
        using RunFolder folder = begun!;
        LoadResult result;
        using (ProgressLine line = new(terminal, parsed.IsQuiet()))
        {
            // A call that is tried again in silence would hide the failure and stretch the latency.
            TwinClientOptions connection = new() { Retries = 0, Clock = terminal.Clock };
            await using TwinClient twin = TwinClient.Connect(target.ToString().TrimEnd('/'), connection);
            result = await LoadRunner.RunAsync(
                twin,
                scenario,
                new LoadRunOptions
                {
                    Clock = terminal.Clock,
                    Seed = seed,
                    Target = target.ToString().TrimEnd('/'),
                    Progress = one => line.Report(Text(one)),
                },
                cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        NewRun.ThrowIf(LoadRunFolder.Complete(folder, scenario, result));
        if (parsed.GetValue(words.Json))
        {
            terminal.Out.Write(LoadResultJson.Text(result));
        }
        else
        {
            LoadResultOutput.Write(terminal, result);
        }

        NewRun.TellReport(terminal, folderName);
        return result.Crossed ? ExitCode.ThresholdCrossed : ExitCode.Ok;
    }

    private static string Text(LoadProgress one) => one.OfSeconds == 0
        ? one.Part
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Part}  {one.ElapsedSeconds:N0} of {one.OfSeconds:N0} s  {one.Calls:N0} calls  {one.Failures:N0} failed  "
            + $"{one.InFlight:N0} in flight");
}
