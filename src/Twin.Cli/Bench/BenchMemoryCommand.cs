using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench memory</c>: the bandwidth of main memory.</summary>
internal static class BenchMemoryCommand
{
    private const int MostMebibytes = 2047;
    private const int MostRounds = 1_000_000;
    private const int DefaultRounds = 5;

    // Several times the largest cache in use today.
    private const int DefaultMebibytes = 512;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<int?> threads = CommonOptions.Threads(
            "Threads that work at once. Default: the processors of this machine.");
        Option<int?> rounds = CommonOptions.Number("--rounds", 1, MostRounds);
        rounds.Description = $"Rounds; the best counts. Default: {DefaultRounds}.";
        Option<int?> mebibytes = CommonOptions.Number("--mebibytes", 1, MostMebibytes);
        mebibytes.Description = $"Size of each of a thread's two arrays. Default: {DefaultMebibytes}.";
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "memory",
            "Measure how fast main memory is read, written and copied: the bound for every sweep over the estate.",
            "twin bench memory",
            "twin bench memory --threads 1 --json")
        {
            threads, rounds, mebibytes, json,
        };
        verb.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                int size = parsed.GetValue(mebibytes) ?? DefaultMebibytes;
                int count = parsed.GetValue(threads) ?? Environment.ProcessorCount;
                if (!parsed.IsQuiet())
                {
                    terminal.Error.WriteLine($"measuring on {count} threads, 2 x {size} MiB each");
                }

                MemoryBandwidth bandwidth = new(terminal.Clock, count, size << 20);
                Print(terminal, bandwidth.Measure(parsed.GetValue(rounds) ?? DefaultRounds, cancellation), parsed.GetValue(json));
                return ExitCode.Ok;
            },
            cancellation));
        return verb;
    }

    private static void Print(Terminal terminal, MemoryBandwidthResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(
                terminal.Out, new { result.Threads, Unit = "GB/s", result.Read, result.Write, result.Copy });
            return;
        }

        TableOutput.Write(
            terminal, ["kernel", "GB/s"], [["read", Figure(result.Read)], ["write", Figure(result.Write)], ["copy", Figure(result.Copy)]]);
    }

    private static string Figure(double gigabytes) => gigabytes.ToString("F1", CultureInfo.InvariantCulture);
}
