using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Load.Reports;
using Twin.Load.Results;

namespace Twin.Cli.Load;

/// <summary>Prints a load run's result to be read in a terminal: thresholds first, then latencies by step.</summary>
internal static class LoadResultOutput
{
    /// <summary>Prints the result.</summary>
    public static void Write(Terminal terminal, LoadResult result)
    {
        terminal.Out.WriteLine(result.Title);
        foreach (ThresholdResult one in result.Thresholds)
        {
            terminal.Out.WriteLine($"  {(one.Kept ? "✓" : "✗")} {one.Subject}: {one.Text} (found {one.Found})");
        }

        terminal.Out.WriteLine($"  {LoadReport.Sentence(result)}");
        terminal.Out.WriteLine();
        TableOutput.Write(
            terminal,
            ["Step", "Calls", "Failed", "/s", "p50 ms", "p75 ms", "p95 ms", "p99 ms", "p99.9 ms", "max ms", "Answers"],
            result.Steps.Prepend(result.Overall).Select(Row));
        foreach (PhaseResult phase in result.Phases)
        {
            StepResult all = phase.Overall;
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{phase.Name}: {all.Calls:N0} calls, {all.Codes.GetValueOrDefault("E5"):N0} E5, p99 {Ms(all.Latency.P99Us)} ms"));
        }
    }

    private static IReadOnlyList<string> Row(StepResult one) =>
    [
        one.Name,
        one.Calls.ToString("N0", CultureInfo.InvariantCulture),
        one.Failures.ToString("N0", CultureInfo.InvariantCulture),
        one.AnsweredPerSecond.ToString("N1", CultureInfo.InvariantCulture),
        Ms(one.Latency.P50Us),
        Ms(one.Latency.P75Us),
        Ms(one.Latency.P95Us),
        Ms(one.Latency.P99Us),
        Ms(one.Latency.P999Us),
        Ms(one.Latency.MaxUs),
        string.Join(", ", one.Codes.Select(static code => string.Create(CultureInfo.InvariantCulture, $"{code.Key} {code.Value:N0}"))),
    ];

    private static string Ms(long us) => (us / 1e3).ToString("N2", CultureInfo.InvariantCulture);
}
