using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Operations;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Silo;
using Twin.Silo.Benches;
using Twin.Studies.CplRemoval;
using Twin.Studies.Input;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Twin.Studies;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench hosts</c>: the same mass event by the engine of studies and by the grains of the live twin.</summary>
internal sealed class BenchHostsCommand
{
    private const string ScenarioName = "bench/cpl-removal.yaml";
    private const string FlagRuleC = "MP077-BR";
    private const int DefaultPremises = 200_000;
    private const int LeastPremises = 1_000;
    private const int MostPremises = 10_000_000;
    private const int WarmUpPremises = 100_000;
    private const int AtOnce = 64;

    // As with the national removal: the runtime compiles what is called often only after a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private static readonly Product Leaving = new(DeviceType.Esme, "Northfield", "Aurora E2", "1.04");

    private readonly Option<int?> premises = CommonOptions.Number("--premises", LeastPremises, MostPremises);
    private readonly Option<string> connection = new("--connection")
    {
        Description = "The connection string of an empty PostgreSQL database, for --storage postgres.",
        HelpName = "text", DefaultValueFactory = _ => "",
    };

    private readonly Option<TwinStorageKind?> storage = CommonOptions.Code(
        "--storage", BenchLiveCommand.Storages, "Where the grains keep their state. Default: memory.");

    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Terminal terminal;

    private BenchHostsCommand(Terminal terminal) => this.terminal = terminal;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        BenchHostsCommand bench = new(terminal);
        bench.premises.Description = $"How many premises; one in eight has a meter of the model. Default: {DefaultPremises}.";
        Verb verb = new(
            "hosts",
            "Take one firmware of a popular model off the CPL of the same estate twice: by the engine that runs studies, and by warm "
                + "grains of the live twin. Prints rates and memory of both, and how many times more the engine does.",
            "twin bench hosts",
            "twin bench hosts --premises 4000000",
            "twin bench hosts --storage sqlite")
        {
            bench.premises, bench.storage, bench.connection, bench.json,
        };
        verb.SetAction(bench.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        int count = parsed.GetValue(premises) ?? DefaultPremises;
        BenchTable table = new(terminal, parsed.GetValue(json));
        Progress("the engine");
        long began = terminal.Clock.GetTimestamp();
        do
        {
            _ = Engine(WarmUpPremises, cancellation);
        }
        while (terminal.Clock.GetElapsedTime(began) < WarmUp);
        HostResult engine = Engine(count, cancellation);
        Progress("the grains");
        TwinStorageKind kind = parsed.GetValue(storage) ?? TwinStorageKind.Memory;
        string file = Path.Combine(Path.GetTempPath(), $"twin-bench-{Environment.ProcessId}.db");
        TwinSiloOptions options = new()
        {
            Profile = "gb-national", Modifications = [FlagRuleC], ClusterName = "twin-bench",
            Storage = kind, File = file, Database = parsed.GetRequiredValue(connection), IdleMinutes = 1_440,
        };
        _ = await GrainsAsync(options with { Storage = TwinStorageKind.Memory, Premises = WarmUpPremises }, cancellation);
        HostResult grains = await BenchFiles.DeletedAfterAsync(file, () => GrainsAsync(options with { Premises = count }, cancellation));
        Add(table, "engine", engine);
        Add(table, $"grains, {kind}", grains);
        table.Add($"grains, {kind}", "garbage", (double)grains.Garbage / grains.Devices, "bytes/device");
        table.Add($"grains, {kind}", "paused to collect it", 100 * grains.Paused / grains.Seconds, "% of the time");
        table.Add("engine against grains", "rate", engine.PerSecond / grains.PerSecond, "times (floor 25)");
        table.Add("engine against grains", "processor time", grains.ProcessorSeconds / engine.ProcessorSeconds, "times");
        table.Add("engine against grains", "entities a GiB", grains.BytesPerEntity / engine.BytesPerEntity, "times (floor 25)");
        table.Add("grains", "1,000,000 devices would take", 1e6 / grains.PerSecond, "s (floor: 15 in memory, 60 durable)");
        table.Add("memory", "read", BenchEstates.Bandwidth(terminal, Environment.ProcessorCount, cancellation).Read, "GB/s");
        table.Note("engine: devices of the estate as arrays; grains: all devices and meter points of the event activated beforehand; "
            + "both did the same to a smaller estate before");
        table.Print(Environment.ProcessorCount);
        return ExitCode.Ok;
    }

    private HostResult Engine(int count, CancellationToken cancellation)
    {
        StudyInput input = StudyInput.LoadShipped(StudyCatalogue.Find("cpl-removal")!, ScenarioName);
        int workers = Environment.ProcessorCount;
        VariantRun run = new()
        {
            Scenario = input.Scenario,
            Rules = input.Scenario.Variants[0].ToRuleSet(),
            Estates = BenchEstates.Open("gb-national", count),
            Seed = 1,
            Threads = workers,
            Partitions = 4 * workers,
            Cancellation = cancellation,
        };
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, cancellation);
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long started = terminal.Clock.GetTimestamp();
        CplRemovalRun removal = new(run, estate);
        removal.Run();
        double seconds = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        double used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new HostResult(removal.Affected, seconds, used, (double)estate.Bytes / (estate.Devices + estate.MeterPoints));
    }

    private async Task<HostResult> GrainsAsync(TwinSiloOptions options, CancellationToken cancellation)
    {
        await using BenchSilo silo = await BenchSilo.StartAsync(options, terminal.Clock, cancellation);
        DeviceId[] members = silo.Members(Leaving);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long entities = await WarmAsync(silo, members);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        TimeSpan paused = GC.GetTotalPauseDuration();
        long allocated = GC.GetTotalAllocatedBytes();
        long started = terminal.Clock.GetTimestamp();
        await silo.Twin.ReportAsync(new CplEntryRemoved(Leaving) { Id = Guid.AllBitsSet }, cancellation);
        await silo.FinishAsync(Leaving);
        double seconds = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        double used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new HostResult(members.Length, seconds, used, (double)(after - before) / entities)
        {
            Garbage = GC.GetTotalAllocatedBytes() - allocated,
            Paused = (GC.GetTotalPauseDuration() - paused).TotalSeconds,
        };
    }

    private static async Task<long> WarmAsync(BenchSilo silo, DeviceId[] members)
    {
        int next = -1;
        long entities = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (int at = Interlocked.Increment(ref next); at < members.Length; at = Interlocked.Increment(ref next))
            {
                Interlocked.Add(ref entities, await silo.WarmAsync(members[at]));
            }
        })));
        return entities;
    }

    private void Progress(string part) => terminal.Error.WriteLine($"measuring {part}");

    private static void Add(BenchTable table, string part, HostResult result)
    {
        table.Add(part, "devices reached", result.Devices, "devices");
        table.Add(part, "took", result.Seconds, "s");
        table.Add(part, "rate", result.PerSecond, "devices/s");
        table.Add(part, "processor", result.ProcessorSeconds * 1e6, "us/device");
        table.Add(part, "memory", result.BytesPerEntity, "bytes/entity");
    }

    private readonly record struct HostResult(long Devices, double Seconds, double Processor, double BytesPerEntity)
    {
        public long Garbage { get; init; }

        public double Paused { get; init; }

        public double PerSecond => Devices / Seconds;

        public double ProcessorSeconds => Processor / Devices;
    }
}
