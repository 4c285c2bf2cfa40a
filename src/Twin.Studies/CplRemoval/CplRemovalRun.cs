using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Running;

namespace Twin.Studies.CplRemoval;

/// <summary>One variant of the study over one estate, in its three steps, so that a bench can time them apart.</summary>
public sealed class CplRemovalRun
{
    private const long LongestWindowMs = 6 * SimTime.HourMs;

    private readonly VariantRun run;
    private readonly SimulatedEstate estate;
    private readonly CplRemovalInputs inputs;
    private readonly ImmutableArray<CplRemovalHandler> handlers;
    private readonly CplRemovalCentre centre;
    private readonly WindowedRun<CplMessage, CplRemovalHandler> engine;

    /// <summary>Finds the affected devices and schedules what is known from the start.</summary>
    /// <param name="run">What the variant needs.</param>
    /// <param name="estate">The estate, made for the variant; the run changes it.</param>
    public CplRemovalRun(VariantRun run, SimulatedEstate estate)
    {
        this.run = run;
        this.estate = estate;
        CplRemovalPlan plan = new(run, run.Scenario.Inputs, estate.Products);
        inputs = plan.Inputs;
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        ImmutableArray<PartitionRun<CplMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<CplMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        CplRemovalHandler[] made = new CplRemovalHandler[partitions.Length];
        RdpRouting routing = new(estate.Providers);
        Parallel.For(
            0, made.Length, options, i => made[i] = new CplRemovalHandler(plan, partitions[i], estate.Users.Count, routing));
        handlers = [.. made];
        centre = new CplRemovalCentre(plan, estate, handlers, options, run.Events);
        plan.CountExogenous(partitions[0]);
        engine = new WindowedRun<CplMessage, CplRemovalHandler>(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        CampaignRanks ranks = new(handlers);
        Parallel.For(0, made.Length, options, i => made[i].Begin(ranks, i));
    }

    /// <summary>How many devices run the entry.</summary>
    public long Affected => handlers.Sum(static h => h.Counters.Affected);

    /// <summary>How many events were applied so far.</summary>
    public long Applied => engine.Applied;

    /// <summary>Runs to the horizon.</summary>
    public void Run() => engine.Run(0, inputs.HorizonMs, run.Progress);

    /// <summary>Says what is left at the end and works the metrics and the digest out.</summary>
    public VariantOutcome Finish()
    {
        foreach (CplRemovalHandler handler in handlers)
        {
            handler.End(inputs.HorizonMs);
        }

        engine.Deliver();
        centre.End(inputs.HorizonMs);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = CplRemovalMetrics.Of(handlers, centre, inputs.HorizonMs),
            Series = CplRemovalMetrics.SeriesOf(centre),
            Details = CplRemovalMetrics.DetailsOf(centre, estate),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
        };
    }
}
