using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Silo;
using Twin.Silo.Benches;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench live</c>: how many commands a live twin takes, beside what Orleans, the disk and Kestrel would allow.</summary>
internal sealed class BenchLiveCommand
{
    private const int DefaultPremises = 5_000;
    private const int DefaultSeconds = 6;
    private const int DefaultInFlight = 256;
    private const int DurableFactor = 8;
    private const double Floor = 30_000;
    private const int MostPremises = 10_000_000;

    /// <summary>Where a bench's twin may keep its state.</summary>
    internal static readonly CodeSet<TwinStorageKind> Storages = new(
        ("memory", TwinStorageKind.Memory), ("sqlite", TwinStorageKind.Sqlite), ("postgres", TwinStorageKind.Postgres));

    private readonly Option<TwinStorageKind?> storage = CommonOptions.Code(
        "--storage", Storages, "What to measure beside memory; memory for nothing else. Default: sqlite.");

    private readonly Option<string> data = new("--data")
    {
        Description = "The SQLite file, which must not exist. Default: one in the folder for temporary files, deleted at the end.",
        HelpName = "file", DefaultValueFactory = _ => "",
    };

    private readonly Option<string> connection = new("--connection")
    {
        Description = "The connection string of an empty PostgreSQL database.", HelpName = "text", DefaultValueFactory = _ => "",
    };

    private readonly Option<bool> http = new("--http") { Description = "Measure JSON over HTTP as well, beside a bare web server." };
    private readonly Option<int?> seconds = CommonOptions.Number("--seconds", 1, 3_600);
    private readonly Option<int?> inFlight = CommonOptions.Number("--in-flight", 1, 100_000);
    private readonly Option<int?> premises = CommonOptions.Number("--premises", 100, MostPremises);
    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Terminal terminal;

    private BenchLiveCommand(Terminal terminal) => this.terminal = terminal;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        BenchLiveCommand bench = new(terminal);
        bench.seconds.Description = $"Seconds for each kind of call. Default: {DefaultSeconds}.";
        bench.inFlight.Description = $"Calls under way at once; {DurableFactor} times as many with a disk to wait for. "
            + $"Default: {DefaultInFlight}.";
        bench.premises.Description = $"Premises whose meters are called. Default: {DefaultPremises}.";
        Verb verb = new(
            "live",
            "Call the warm meters of a live twin in this process and print its rates as shares of what is possible: calls of one and of "
                + "two hops in memory beside raw Orleans calls, the same durable, and with --http JSON beside a bare web server.",
            "twin bench live",
            "twin bench live --http --seconds 20",
            "twin bench live --storage postgres --connection \"Host=127.0.0.1;Database=bench;Username=twin\"")
        {
            bench.storage, bench.data, bench.connection, bench.http, bench.seconds, bench.inFlight, bench.premises, bench.json,
        };
        verb.SetAction(bench.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        TwinStorageKind kind = parsed.GetValue(storage) ?? TwinStorageKind.Sqlite;
        BenchTable table = new(terminal, parsed.GetValue(json));
        LiveBenchSettings settings = new(parsed.GetValue(inFlight) ?? DefaultInFlight, parsed.GetValue(seconds) ?? DefaultSeconds);
        TwinSiloOptions options = new()
        {
            Premises = parsed.GetValue(premises) ?? DefaultPremises, Storage = TwinStorageKind.Memory, ClusterName = "twin-bench",
        };
        await MemoryAsync(table, options, settings, parsed.GetValue(http), cancellation);
        if (kind != TwinStorageKind.Memory)
        {
            TwinSiloOptions durable = Durable(parsed, options, kind);
            _ = parsed.GetRequiredValue(data).Length > 0
                ? await DurableAsync(table, durable, settings, cancellation)
                : await BenchFiles.DeletedAfterAsync(durable.File, () => DurableAsync(table, durable, settings, cancellation));
        }

        MemoryBandwidthResult bandwidth = BenchEstates.Bandwidth(terminal, Environment.ProcessorCount, cancellation);
        table.Add("memory", "read", bandwidth.Read, "GB/s");
        table.Add("process", "resident", Environment.WorkingSet, "bytes");
        table.Note(string.Create(
            CultureInfo.InvariantCulture, $"{settings.InFlight} calls in flight; generator, twin and store share the cores"));
        table.Print(Environment.ProcessorCount);
        return ExitCode.Ok;
    }

    private TwinSiloOptions Durable(ParseResult parsed, TwinSiloOptions options, TwinStorageKind kind)
    {
        string file = parsed.GetRequiredValue(data);
        if (file.Length > 0 && File.Exists(file))
        {
            throw new InvalidInputException($"--data: found '{file}', which is there already; allowed: a file to be made");
        }

        return options with
        {
            Storage = kind,
            File = file.Length > 0 ? file : Path.Combine(Path.GetTempPath(), $"twin-bench-{Environment.ProcessId}.db"),
            Database = parsed.GetRequiredValue(connection),
        };
    }

    private async Task MemoryAsync(
        BenchTable table, TwinSiloOptions options, LiveBenchSettings settings, bool withHttp, CancellationToken cancellation)
    {
        Progress("memory");
        await using BenchSilo silo = await BenchSilo.StartAsync(options, terminal.Clock, cancellation);
        LiveBench bench = Open(silo, options, settings);
        await bench.WarmAsync(bench.RawAsync, cancellation);
        await bench.WarmAsync(bench.RawPairAsync, cancellation);
        await bench.WarmAsync(bench.PairAsync, cancellation);
        await bench.WarmAsync(bench.CommandAsync, cancellation);
        await bench.WarmAsync(bench.LightAsync, cancellation);
        CallRate[] one = await bench.InTurnAsync([bench.RawAsync, bench.CommandAsync, bench.LightAsync], cancellation);
        CallRate[] two = await bench.InTurnAsync([bench.RawPairAsync, bench.PairAsync], cancellation);
        CallLatency latency = await bench.HalfAsync(one[1], bench.CommandAsync, cancellation);
        Add(table, "raw Orleans, one hop", one[0]);
        Add(table, "in memory, one hop", one[1]);
        table.Add("in memory, one hop", "share of raw Orleans", one[1].PerSecond / one[0].PerSecond * 100, "% (floor 70)");
        Add(table, "in memory, one light hop", one[2]);
        table.Add("in memory, one light hop", "share of raw Orleans", one[2].PerSecond / one[0].PerSecond * 100, "% (floor 70)");
        Add(table, "raw Orleans, two hops", two[0]);
        Add(table, "in memory, two hops", two[1]);
        table.Add("in memory, two hops", "share of raw Orleans", two[1].PerSecond / two[0].PerSecond * 100, "% (floor 70)");
        Add(table, "in memory, half the rate", latency);
        if (withHttp)
        {
            Progress("HTTP");
            (CallRate twin, CallRate bare, long refused) = await bench.HttpAsync(terminal.Clock, cancellation);
            Add(table, "bare Kestrel", bare);
            Add(table, "JSON over HTTP, in memory", twin);
            table.Add("JSON over HTTP, in memory", "share of bare Kestrel", twin.PerSecond / bare.PerSecond * 100, "% (floor 50)");
            table.Add("JSON over HTTP, in memory", "not answered 200", refused, "answers");
        }
    }

    private async Task<bool> DurableAsync(
        BenchTable table, TwinSiloOptions options, LiveBenchSettings settings, CancellationToken cancellation)
    {
        string part = options.Storage.ToString();
        Progress(part);
        await using BenchSilo silo = await BenchSilo.StartAsync(options, terminal.Clock, cancellation);
        LiveBench bench = Open(silo, options, settings with { InFlight = settings.InFlight * DurableFactor });
        await bench.WarmAsync(bench.PairAsync, cancellation);
        await bench.WarmAsync(bench.CommandAsync, cancellation);
        CallRate[] rates = await bench.InTurnAsync([bench.CommandAsync, bench.PairAsync], cancellation);
        CallLatency latency = await bench.HalfAsync(rates[0], bench.CommandAsync, cancellation);
        Add(table, $"{part}, one hop", rates[0]);
        table.Add($"{part}, one hop", "share of the floor", rates[0].PerSecond / Floor * 100, "% (floor 30,000 a second)");
        Add(table, $"{part}, two hops", rates[1]);
        Add(table, $"{part}, half the rate", latency);
        return true;
    }

    private LiveBench Open(BenchSilo silo, TwinSiloOptions options, LiveBenchSettings settings)
        => new(silo, silo.Meters(options.Premises!.Value), new CallGenerator(terminal.Clock), settings);

    private void Progress(string part) => terminal.Error.WriteLine($"measuring {part}");

    private static void Add(BenchTable table, string part, CallRate rate)
    {
        table.Add(part, "rate", rate.PerSecond, "calls/s");
        table.Add(part, "processor", rate.ProcessorMicroseconds, "us/call");
        table.Add(part, "garbage", rate.GarbageBytes, "bytes/call");
    }

    private static void Add(BenchTable table, string part, CallLatency latency)
    {
        table.Add(part, "rate", latency.Rate, "calls/s");
        table.Add(part, "p50", latency.Median, "ms");
        table.Add(part, "p99", latency.P99, "ms");
    }
}
