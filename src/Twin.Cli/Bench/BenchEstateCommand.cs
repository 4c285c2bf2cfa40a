using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Running;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench estate</c>: how fast an estate is built, how much memory it takes, and whether the cost is linear.</summary>
internal static class BenchEstateCommand
{
    private const int WarmUpPremises = 50_000;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> profile = new("profile")
        {
            Description = "The profile. Default: gb-national.",
            DefaultValueFactory = _ => "gb-national",
        };
        Option<int?> premises = CommonOptions.Number("--premises", 2, PopulationIds.MostPremises);
        premises.Description = "How many premises instead of the profile's own number.";
        Option<int?> threads = CommonOptions.Threads(
            "How many threads. Default: the processors of this machine.");
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "estate",
            "Build an estate at half and at full size: seconds, bytes an entity, GB/s beside the bandwidth of memory in the same run.",
            "twin bench estate",
            "twin bench estate gb --premises 1000000")
        {
            profile, premises, threads, json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            int workers = parsed.GetValue(threads) ?? Environment.ProcessorCount;
            string name = parsed.GetRequiredValue(profile);
            EstateFactory full = BenchEstates.Open(name, parsed.GetValue(premises));
            int size = full.Premises!.Value;
            MemoryBandwidthResult bandwidth = BenchEstates.Bandwidth(terminal, workers, cancellation);

            // One small build first, so that nobody times the compiler.
            _ = Build(BenchEstates.Open(name, Math.Min(size, WarmUpPremises)), workers, cancellation);
            BenchTable table = new(terminal, parsed.GetValue(json));
            Measure("half", BenchEstates.Open(name, size / 2), workers, bandwidth, terminal, table, cancellation);
            Measure("full", full, workers, bandwidth, terminal, table, cancellation);
            table.Add("memory", "write", bandwidth.Write, "GB/s");
            table.Add("memory", "read", bandwidth.Read, "GB/s");
            table.Print(workers);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }

    private static SimulatedEstate Build(EstateFactory factory, int workers, CancellationToken cancellation)
        => factory.Build(RuleSet.Sec2020, 1, 4 * workers, workers, cancellation);

    private static void Measure(
        string part,
        EstateFactory factory,
        int workers,
        MemoryBandwidthResult bandwidth,
        Terminal terminal,
        BenchTable table,
        CancellationToken cancellation)
    {
        GC.Collect();
        long started = terminal.Clock.GetTimestamp();
        SimulatedEstate estate = Build(factory, workers, cancellation);
        double build = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        started = terminal.Clock.GetTimestamp();
        string digest = EstateDigest.Of(estate, workers);
        double hash = terminal.Clock.GetElapsedTime(started).TotalSeconds;
        long entities = estate.Premises + estate.Devices + estate.MeterPoints;
        table.Add(part, "premises", estate.Premises, "premises");
        table.Add(part, "devices", estate.Devices, "devices");
        table.Add(part, "meterPoints", estate.MeterPoints, "meter points");
        table.Add(part, "build", build, "s");
        table.Add(part, "entitiesPerSecond", entities / build, "entities/s");
        table.Add(part, "bytes", estate.Bytes, "bytes");
        table.Add(part, "bytesPerEntity", (double)estate.Bytes / entities, "bytes");
        table.Add(part, "writeRate", estate.Bytes / build / 1e9, "GB/s");
        table.Add(part, "shareOfWriteBandwidth", estate.Bytes / build / 1e9 / bandwidth.Write, "of memory bandwidth");
        table.Add(part, "resident", Environment.WorkingSet, "bytes");
        table.Add(part, "digest", hash, "s");
        table.Note(string.Create(CultureInfo.InvariantCulture, $"{part}: digest {digest}"));
    }
}
