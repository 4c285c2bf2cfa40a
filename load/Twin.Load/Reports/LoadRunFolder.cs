using System.Globalization;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;

namespace Twin.Load.Reports;

/// <summary>Writes what a load run found into a run folder, as studies have them.</summary>
public static class LoadRunFolder
{
    /// <summary>Writes report, JSON, CSV files, the scenario and the manifest, and gives the folder its name.</summary>
    /// <param name="folder">The folder, begun before the run.</param>
    /// <param name="scenario">The scenario as it ran.</param>
    /// <param name="result">What it found.</param>
    /// <returns>Null, or why it failed; then nothing is left behind.</returns>
    public static RunFolderError? Complete(RunFolder folder, LoadScenario scenario, LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.CompleteWith(into =>
        {
            into.WriteText(LoadFiles.Report, writer => LoadReport.Write(scenario, result, writer));
            into.WriteText(LoadFiles.Result, writer => writer.Write(LoadResultJson.Text(result)));
            into.WriteText(LoadFiles.Steps, writer => WriteSteps(result, writer));
            into.WriteText(LoadFiles.Seconds, writer => WriteSeconds(result, writer));
            into.WriteText(LoadFiles.Codes, writer => WriteCodes(result, writer));
            into.WriteText(LoadFiles.Scenario, writer => writer.Write(scenario.Text));
            into.WriteText(LoadFiles.Manifest, writer => writer.Write(LoadResultJson.Manifest(scenario, result)));
        });
    }

    private static void WriteSteps(LoadResult result, TextWriter writer)
    {
        CsvLines.Write(
            writer,
            [
                "phase", "step", "calls", "answered", "failures", "answeredPerSecond", "latencyMeanUs", "latencyP50Us", "latencyP75Us",
                "latencyP95Us", "latencyP99Us", "latencyP999Us", "latencyMaxUs", "serviceP50Us", "serviceP99Us", "serviceMaxUs",
            ]);
        WritePhase("the whole run", result.Overall, result.Steps);
        foreach (PhaseResult phase in result.Phases)
        {
            WritePhase(phase.Name, phase.Overall, phase.Steps);
        }

        void WritePhase(string phase, StepResult overall, IReadOnlyList<StepResult> steps)
        {
            foreach (StepResult step in steps.Prepend(overall))
            {
                LatencySummary latency = step.Latency;
                LatencySummary service = step.Service;
                CsvLines.Write(
                    writer,
                    [
                        phase, step.Name, Whole(step.Calls), Whole(step.Answered), Whole(step.Failures),
                        CsvLines.Cell(Math.Round(step.AnsweredPerSecond, 3)), CsvLines.Cell(Math.Round(latency.MeanUs, 1)),
                        Whole(latency.P50Us), Whole(latency.P75Us), Whole(latency.P95Us), Whole(latency.P99Us), Whole(latency.P999Us),
                        Whole(latency.MaxUs), Whole(service.P50Us), Whole(service.P99Us), Whole(service.MaxUs),
                    ]);
            }
        }
    }

    private static void WriteSeconds(LoadResult result, TextWriter writer)
    {
        string[] codes = [.. result.Overall.Codes.Keys];
        CsvLines.Write(
            writer,
            [
                "second", "due", "made", "answered", "failures", "inFlight", "latencyP50Us", "latencyP95Us", "latencyP99Us", "latencyMaxUs",
                .. codes.Select(static code => $"answered {code}"),
            ]);
        foreach (LoadSecond second in result.Seconds)
        {
            CsvLines.Write(
                writer,
                [
                    Whole(second.Second), Whole(second.Due), Whole(second.Made), Whole(second.Answered), Whole(second.Failures),
                    Whole(second.InFlight), Whole(second.Latency.P50Us), Whole(second.Latency.P95Us), Whole(second.Latency.P99Us),
                    Whole(second.Latency.MaxUs), .. codes.Select(code => Whole(second.Codes.GetValueOrDefault(code))),
                ]);
        }
    }

    private static void WriteCodes(LoadResult result, TextWriter writer)
    {
        CsvLines.Write(writer, ["phase", "step", "kind", "code", "count"]);
        WritePhase("the whole run", result.Steps);
        foreach (PhaseResult phase in result.Phases)
        {
            WritePhase(phase.Name, phase.Steps);
        }

        void WritePhase(string phase, IReadOnlyList<StepResult> steps)
        {
            foreach (StepResult step in steps)
            {
                (string, IReadOnlyDictionary<string, long>)[] kinds =
                    [("answer", step.Codes), ("device", step.DeviceCodes), ("failure", step.FailureKinds)];
                foreach ((string kind, IReadOnlyDictionary<string, long> counts) in kinds)
                {
                    foreach ((string code, long count) in counts)
                    {
                        CsvLines.Write(writer, [phase, step.Name, kind, code, Whole(count)]);
                    }
                }
            }
        }
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
