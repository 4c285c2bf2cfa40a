using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.Population;
using Twin.Engine.Estate;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Studies;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench outage-recovery</c>: how many events a second, over a day of national traffic with an outage.</summary>
internal static class BenchOutageRecoveryCommand
{
    private const string ScenarioName = "bench/outage-recovery.yaml";
    private const int WarmUpPremises = 100_000;

    // What a message takes, written once and read once: an event and what is told of it, its place in the queue; and each arrival.
    private const int BytesOfMessage = 2 * (24 + 24 + 16);
    private const int BytesOfArrival = 2 * 24;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<int?> premises = CommonOptions.Number("--premises", 1_000, PopulationIds.MostPremises);
        premises.Description = "How many premises instead of the national 30,000,000.";
        Option<int?> threads = CommonOptions.Threads("How many threads. Default: the processors of this machine.");
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "outage-recovery",
            "Run a day of national traffic, 43.2 million messages, with six hours in which nothing goes out to users, under each release "
                + "policy. Events are messages due, requests repeated and releases to adapters: taken out of a queue and applied. "
                + "Building the estate and the digest do not count.",
            "twin bench outage-recovery",
            "twin bench outage-recovery --premises 3000000")
        {
            premises, threads, json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            int workers = parsed.GetValue(threads) ?? Environment.ProcessorCount;
            StudyInput input = StudyInput.LoadShipped(StudyCatalogue.Find("outage-recovery")!, ScenarioName);
            EstateFactory estates = BenchEstates.Open("gb-national", parsed.GetValue(premises));
            MemoryBandwidthResult bandwidth = BenchEstates.Bandwidth(terminal, workers, cancellation);
            VariantRun RunOf(VariantDefinition variant, EstateFactory factory) => new()
            {
                Scenario = input.Scenario,
                Rules = variant.ToRuleSet(),
                Estates = factory,
                Seed = 1,
                Threads = workers,
                Partitions = workers,
                Cancellation = cancellation,
            };
            BenchTable table = new(terminal, parsed.GetValue(json));
            EstateFactory small = BenchEstates.Open("gb-national", WarmUpPremises);
            foreach (VariantDefinition variant in input.Scenario.Variants)
            {
                VariantRun warm = RunOf(variant, small);
                new OutageRecoveryRun(warm, Build(warm)).Run();
            }

            // A run reads the estate and changes nothing, so one estate serves all.
            SimulatedEstate estate = Build(RunOf(input.Scenario.Variants[0], estates));
            table.Add("estate", "premises", estate.Premises, "premises");
            foreach (VariantDefinition variant in input.Scenario.Variants)
            {
                GC.Collect();
                Time(terminal, table, RunOf(variant, estates), estate, variant.Name);
            }

            table.Add("memory", "read", bandwidth.Read, "GB/s");
            table.Add("memory", "copy", bandwidth.Copy, "GB/s");
            table.Add("process", "resident", Environment.WorkingSet, "bytes");
            table.Print(workers);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }

    private static SimulatedEstate Build(VariantRun run)
        => run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);

    private static void Time(Terminal terminal, BenchTable table, VariantRun run, SimulatedEstate estate, string policy)
    {
        long started = terminal.Clock.GetTimestamp();
        OutageRecoveryRun recovery = new(run, estate);
        double prepare = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        started = terminal.Clock.GetTimestamp();
        recovery.Run();
        double processor = (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds;
        double seconds = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        IReadOnlyList<Metric> metrics = recovery.Metrics();
        double Metric(string name) => metrics.First(m => m.Name == name).Value ?? double.NaN;
        double messages = Metric("messagesDue");
        double bytes = (messages * BytesOfMessage) + ((double)recovery.Released * BytesOfArrival);
        table.Add(policy, "messages", messages, "messages");
        table.Add(policy, "backlogAtRestoration", Metric("backlogAtRestoration"), "messages");
        table.Add(policy, "prepare", prepare, "s");
        table.Add(policy, "run", seconds, "s");
        table.Add(policy, "processorTime", processor, "s of one core");
        table.Add(policy, "events", recovery.Applied, "events");
        table.Add(policy, "rate", recovery.Applied / seconds, "events/s");
        table.Add(policy, "eachEvent", seconds * 1e9 / recovery.Applied, "ns");
        table.Add(policy, "eachEventProcessor", processor * 1e9 / recovery.Applied, "ns of one core");
        table.Add(policy, "messageBytes", bytes / seconds / 1e9, "GB/s");
        table.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{policy}: {Metric("messagesDelivered"):0} delivered, {Metric("adapterRefusals"):0} refusals, "
                + $"{Metric("topUpsLateAfterOutage"):0} top-ups late after the outage"));
    }
}
