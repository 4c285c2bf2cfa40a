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

namespace Twin.Cli.Bench;

/// <summary><c>twin bench cpl-removal</c>: how long it takes a popular model to leave the CPL of the national estate.</summary>
internal static class BenchCplRemovalCommand
{
    private const string ScenarioName = "bench/cpl-removal.yaml";
    private const int WarmUpPremises = 100_000;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<int?> premises = CommonOptions.Number("--premises", 1_000, PopulationIds.MostPremises);
        premises.Description = "How many premises instead of the national 30,000,000.";
        Option<int?> threads = CommonOptions.Threads(
            "How many threads. Default: the processors of this machine.");
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "cpl-removal",
            "Take one firmware of a popular model off the CPL of the national estate, under flag rule c: find the devices, suspend them, "
                + "change the flags, queue N28, fill the RDPs' outboxes and run their files. "
                + "Building the estate and the digest do not count.",
            "twin bench cpl-removal",
            "twin bench cpl-removal --premises 3000000")
        {
            premises, threads, json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            int workers = parsed.GetValue(threads) ?? Environment.ProcessorCount;
            StudyInput input = StudyInput.LoadShipped(StudyCatalogue.Find("cpl-removal")!, ScenarioName);
            EstateFactory estates = BenchEstates.Open("gb-national", parsed.GetValue(premises));
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
            Time(terminal, run, BenchEstates.Open("gb-national", WarmUpPremises));
            GC.Collect();
            (double find, double remove, CplRemovalRun removal, SimulatedEstate estate) = Time(terminal, run, estates);
            VariantOutcome outcome = removal.Finish();
            double Metric(string name) => outcome.Metrics.First(m => m.Name == name).Value ?? 0;
            BenchTable table = new(terminal, parsed.GetValue(json));
            table.Add("estate", "devices", estate.Devices, "devices");
            table.Add("estate", "meterPoints", estate.MeterPoints, "meter points");
            table.Add("removal", "devicesSuspended", Metric("devicesSuspended"), "devices");
            table.Add("removal", "flagChanges", Metric("flagChanges"), "changes");
            table.Add("removal", "n28Deliveries", Metric("n28Deliveries"), "alerts");
            table.Add("removal", "flagRecordsExported", Metric("flagRecordsExported"), "records");
            table.Add("removal", "find", find, "s");
            table.Add("removal", "suspendFlagsAlertsFiles", remove, "s");
            table.Add("removal", "total", find + remove, "s");
            table.Add("removal", "devicesPerSecond", Metric("devicesSuspended") / (find + remove), "devices/s");
            table.Add("removal", "findRate", estate.Bytes / find / 1e9, "GB/s of estate");
            table.Add("memory", "read", bandwidth.Read, "GB/s");
            table.Add("process", "resident", Environment.WorkingSet, "bytes");
            table.Note(string.Create(CultureInfo.InvariantCulture, $"digest {outcome.Digest}"));
            table.Print(workers);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }

    private static (double Find, double Remove, CplRemovalRun Removal, SimulatedEstate Estate) Time(
        Terminal terminal, VariantRun run, EstateFactory estates)
    {
        SimulatedEstate estate = estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        long started = terminal.Clock.GetTimestamp();
        CplRemovalRun removal = new(run, estate);
        double find = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        started = terminal.Clock.GetTimestamp();
        removal.Run();
        return (find, terminal.Clock.GetElapsedTime(started).TotalSeconds, removal, estate);
    }
}
