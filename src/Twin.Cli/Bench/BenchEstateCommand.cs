using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench estate</c>: how fast an estate is built, how much memory it takes, and whether the cost is linear.</summary>
internal static class BenchEstateCommand
{
    private const int MostThreads = 1024;
    private const int MebibytesOfBandwidth = 256;
    private const int RoundsOfBandwidth = 3;

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
        Option<int?> threads = CommonOptions.Number("--threads", 1, MostThreads);
        threads.Description = "How many threads. Default: the processors of this machine.";
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
            EstateFactory full = BenchEstates.Open(parsed.GetRequiredValue(profile), parsed.GetValue(premises));
            int size = full.Premises!.Value;
            EstateFactory half = BenchEstates.Open(parsed.GetRequiredValue(profile), size / 2);
            MemoryBandwidthResult bandwidth = new MemoryBandwidth(terminal.Clock, workers, MebibytesOfBandwidth << 20).Measure(RoundsOfBandwidth, cancellation);

            // One small build first, so that nobody times the compiler.
            _ = BenchEstates.Open(parsed.GetRequiredValue(profile), Math.Min(size, 50_000)).Build(RuleSet.Sec2020, 1, 4 * workers, workers, cancellation);
            BenchTable table = new(terminal, parsed.GetValue(json));
            foreach ((string name, EstateFactory factory) in new[] { ("half", half), ("full", full) })
            {
                GC.Collect();
                long started = terminal.Clock.GetTimestamp();
                SimulatedEstate estate = factory.Build(RuleSet.Sec2020, 1, 4 * workers, workers, cancellation);
                double build = terminal.Clock.GetElapsedTime(started).TotalSeconds;
                started = terminal.Clock.GetTimestamp();
                string digest = EstateDigest.Of(estate, workers);
                double hash = terminal.Clock.GetElapsedTime(started).TotalSeconds;
                long entities = estate.Premises + estate.Devices + estate.MeterPoints;
                table.Add(name, "premises", estate.Premises, "premises");
                table.Add(name, "devices", estate.Devices, "devices");
                table.Add(name, "meterPoints", estate.MeterPoints, "meter points");
                table.Add(name, "build", build, "s");
                table.Add(name, "entitiesPerSecond", entities / build, "entities/s");
                table.Add(name, "bytes", estate.Bytes, "bytes");
                table.Add(name, "bytesPerEntity", (double)estate.Bytes / entities, "bytes");
                table.Add(name, "writeRate", estate.Bytes / build / 1e9, "GB/s");
                table.Add(name, "shareOfWriteBandwidth", estate.Bytes / build / 1e9 / bandwidth.Write, "of memory bandwidth");
                table.Add(name, "resident", Environment.WorkingSet, "bytes");
                table.Add(name, "digest", hash, "s");
                table.Note(string.Create(CultureInfo.InvariantCulture, $"{name}: digest {digest}"));
            }

            table.Add("memory", "write", bandwidth.Write, "GB/s");
            table.Add("memory", "read", bandwidth.Read, "GB/s");
            table.Print(workers);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }
}
