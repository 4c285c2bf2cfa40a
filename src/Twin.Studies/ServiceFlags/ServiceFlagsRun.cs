using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Devices;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Running;

namespace Twin.Studies.ServiceFlags;

/// <summary>One variant of the study over one estate.</summary>
internal static class ServiceFlagsRun
{
    private const long LongestWindowMs = 6 * SimTime.HourMs;

    /// <summary>Runs a variant to the horizon.</summary>
    internal static VariantOutcome Of(VariantRun run)
    {
        ServiceFlagsInputs inputs = ServiceFlagsInputs.Of(run.Scenario.Inputs);
        ServiceFlagsPlan plan = new(inputs, run.Rules, run.Estates.Products, run.Seed, run.Events is not null);
        SimulatedEstate estate = run.Estates.Build(plan.Before, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        ImmutableArray<PartitionRun<FlagMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<FlagMessage>(p, new EventCalendar(0, inputs.HorizonMs, DayShift)))];
        ServiceFlagsHandler[] made = new ServiceFlagsHandler[partitions.Length];
        Parallel.For(0, made.Length, options, i => made[i] = new ServiceFlagsHandler(plan, partitions[i]));
        ImmutableArray<ServiceFlagsHandler> handlers = [.. made];
        ServiceFlagsCentre centre = new(plan, estate, handlers, options, run.Events);
        WindowedRun<FlagMessage, ServiceFlagsHandler> engine = new(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        Parallel.ForEach(handlers, options, static handler => handler.Begin());
        engine.Run(0, inputs.HorizonMs, run.Progress);
        Parallel.ForEach(handlers, options, handler => handler.End(inputs.HorizonMs));
        engine.Deliver();
        centre.End(inputs.HorizonMs);
        return new VariantOutcome
        {
            Digest = DigestOf(estate, handlers, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = ServiceFlagsMetrics.Of(plan, handlers, centre),
            Series = ServiceFlagsMetrics.SeriesOf(centre),
            Details = ServiceFlagsMetrics.DetailsOf(centre),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
        };
    }

    // Some hours a day of the calendar: a run covers years, and most of its events are months apart.
    private const int DayShift = 22;

    // The estate has the first meter of every site; those that followed are hashed after it, by ascending id as well (R9).
    private static string DigestOf(SimulatedEstate estate, ImmutableArray<ServiceFlagsHandler> handlers, int threads)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(EstateDigest.Of(estate, threads)));
        byte[] form = new byte[DeviceCanonicalForm.Size];
        foreach (DeviceState successor in handlers.SelectMany(static h => h.Successors).OrderBy(static d => d.Id.Value))
        {
            DeviceCanonicalForm.Write(successor, form);
            hash.AppendData(form);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
