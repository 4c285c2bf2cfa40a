using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.CplRemoval;
using Twin.Studies.Input;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Studies;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench cpl-removal</c>: how long it takes a popular model to leave the CPL of the national estate.</summary>
internal static class BenchCplRemovalCommand
{
    private const string ScenarioName = "bench/cpl-removal.yaml";
    private const int WarmUpPremises = 100_000;

    // The runtime counts calls, and compiles what is called often, only some 100 ms after it has last met a new method.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<int?> premises = CommonOptions.Number("--premises", 1_000, PopulationIds.MostPremises);
        premises.Description = "How many premises instead of the national 30,000,000.";
        Option<int?> threads = CommonOptions.Threads(
            "How many threads. Default: the processors of this machine.");
        Option<int?> repeats = CommonOptions.Number("--repeat", 1, 100);
        repeats.Description = "How many removals, each from an estate built afresh. Default: 1.";
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "cpl-removal",
            "Take one firmware of a popular model off the CPL of the national estate, under flag rule c: find the devices, suspend them, "
                + "change the flags, queue N28, fill the RDPs' outboxes and run their files. "
                + "Building the estate and the digest do not count.",
            "twin bench cpl-removal",
            "twin bench cpl-removal --premises 3000000")
        {
            premises, threads, repeats, json,
        };
        verb.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetValue(threads) ?? Environment.ProcessorCount,
            parsed.GetValue(premises),
            parsed.GetValue(repeats) ?? 1,
            new BenchTable(terminal, parsed.GetValue(json)),
            cancellation)));
        return verb;
    }

    private static int Run(Terminal terminal, int workers, int? premises, int removals, BenchTable table, CancellationToken cancellation)
    {
        StudyInput input = StudyInput.LoadShipped(StudyCatalogue.Find("cpl-removal")!, ScenarioName);
        EstateFactory estates = BenchEstates.Open("gb-national", premises);
        MemoryBandwidthResult bandwidth = BenchEstates.Bandwidth(terminal, workers, cancellation);
        VariantRun run = new()
        {
            Scenario = input.Scenario,
            Rules = input.Scenario.Variants[0].ToRuleSet(),
            Estates = estates,
            Seed = 1,
            Threads = workers,
            Partitions = 4 * workers,
            Cancellation = cancellation,
        };
        long began = terminal.Clock.GetTimestamp();
        do
        {
            Time(terminal, run, BenchEstates.Open("gb-national", WarmUpPremises));
        }
        while (terminal.Clock.GetElapsedTime(began) < WarmUp);

        Timing timing = default;
        for (int number = 1; number <= removals; number++)
        {
            timing = default;
            GC.Collect();
            timing = Time(terminal, run, estates);
            Add(table, removals == 1 ? "removal" : string.Create(CultureInfo.InvariantCulture, $"removal {number}"), timing);
        }

        (SimulatedEstate estate, CplRemovalRun removal) = (timing.Estate, timing.Removal);
        VariantOutcome outcome = removal.Finish();
        double Metric(string name) => outcome.Metrics.First(m => m.Name == name).Value ?? 0;
        table.Add("estate", "devices", estate.Devices, "devices");
        table.Add("estate", "meterPoints", estate.MeterPoints, "meter points");
        table.Add("removal", "devicesSuspended", Metric("devicesSuspended"), "devices");
        table.Add("removal", "flagChanges", Metric("flagChanges"), "changes");
        table.Add("removal", "n28Deliveries", Metric("n28Deliveries"), "alerts");
        table.Add("removal", "flagRecordsExported", Metric("flagRecordsExported"), "records");
        table.Add("removal", "devicesPerSecond", Metric("devicesSuspended") / (timing.Find + timing.Remove), "devices/s");
        table.Add("removal", "findRate", estate.Bytes / timing.Find / 1e9, "GB/s of estate");
        table.Add("memory", "read", bandwidth.Read, "GB/s");
        table.Add("process", "resident", Environment.WorkingSet, "bytes");
        table.Note(string.Create(CultureInfo.InvariantCulture, $"digest {outcome.Digest}"));
        table.Print(workers);
        return ExitCode.Ok;
    }

    private static Timing Time(Terminal terminal, VariantRun run, EstateFactory estates)
    {
        SimulatedEstate estate = estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        Environment.ProcessCpuUsage processor = Environment.CpuUsage;
        int collections = GC.CollectionCount(0);
        long started = terminal.Clock.GetTimestamp();
        CplRemovalRun removal = new(run, estate);
        double find = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        started = terminal.Clock.GetTimestamp();
        removal.Run();
        double remove = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        Environment.ProcessCpuUsage used = Environment.CpuUsage;
        return new Timing(
            estate,
            removal,
            find,
            remove,
            (used.TotalTime - processor.TotalTime).TotalSeconds,
            (used.PrivilegedTime - processor.PrivilegedTime).TotalSeconds,
            GC.CollectionCount(0) - collections);
    }

    private static void Add(BenchTable table, string part, in Timing timing)
    {
        table.Add(part, "find", timing.Find, "s");
        table.Add(part, "suspendFlagsAlertsFiles", timing.Remove, "s");
        table.Add(part, "total", timing.Find + timing.Remove, "s");
        table.Add(part, "processor", timing.Processor, "s, all threads");
        table.Add(part, "ofWhichKernel", timing.Kernel, "s, all threads");
        table.Add(part, "garbageCollections", timing.Collections, "collections");
    }

    /// <summary>One removal and what it took; processor time is that of all threads.</summary>
    private readonly record struct Timing(
        SimulatedEstate Estate, CplRemovalRun Removal, double Find, double Remove, double Processor, double Kernel, int Collections);
}
