using System.Collections.Immutable;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Running;

namespace Twin.Studies.OutageRecovery;

/// <summary>One variant of the study over one estate, in its three steps, so that a bench can time them apart.</summary>
public sealed class OutageRecoveryRun
{
    private readonly VariantRun run;
    private readonly SimulatedEstate estate;
    private readonly RecoveryPlan plan;
    private readonly ImmutableArray<RecoveryHandler> handlers;
    private readonly RecoveryCentre centre;
    private readonly WindowedRun<RecoveryMessage, RecoveryHandler> engine;

    /// <summary>Reads who hears from which premises, and makes the queues.</summary>
    /// <param name="run">What the variant needs.</param>
    /// <param name="estate">The estate; the run reads it and changes nothing.</param>
    public OutageRecoveryRun(VariantRun run, SimulatedEstate estate)
    {
        this.run = run;
        this.estate = estate;
        RecoveryInputs inputs = RecoveryInputs.Of(run.Scenario.Inputs);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        plan = new RecoveryPlan(inputs, run.Rules, new PremisesRoutes(estate, options), run.Seed, run.Events is not null);
        RecoveryEventLog? log = run.Events is null ? null : new RecoveryEventLog(run.Events, estate.Users);
        ImmutableArray<PartitionRun<RecoveryMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<RecoveryMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        handlers = [.. partitions.Select(_ => new RecoveryHandler(plan))];
        centre = new RecoveryCentre(plan, estate.Users.Count, options, log);
        engine = new WindowedRun<RecoveryMessage, RecoveryHandler>(
            partitions, handlers, centre, centre.Outbound.LongestStepMs, run.Threads, run.Cancellation);
        RecoveryWorld.CountExogenous(inputs, run.Scenario.Inputs, partitions[0]);
        for (int number = 0; number < partitions.Length; number++)
        {
            partitions[number].Calendar.Follow(new MessageSource(plan.Times, inputs.HorizonMs, number, partitions.Length));
        }
    }

    /// <summary>How many events were applied so far: messages due and repeated, and releases to adapters.</summary>
    public long Applied => engine.Applied + centre.Outbound.Released;

    /// <summary>How many messages the DCC has released to adapters so far, each time counted.</summary>
    public long Released => centre.Outbound.Released;

    /// <summary>Runs to the horizon.</summary>
    public void Run() => engine.Run(0, plan.Inputs.HorizonMs, run.Progress);

    /// <summary>Works the metrics and the digest out.</summary>
    public VariantOutcome Finish() => new()
    {
        Digest = EstateDigest.Of(estate, run.Threads),
        ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
        Metrics = Metrics(),
        Series = RecoveryMetrics.SeriesOf(centre),
        Details = RecoveryMetrics.DetailsOf(plan, centre, estate.Users),
        Events = Applied,
        HorizonMs = plan.Inputs.HorizonMs,
        Notes = Notes(),
    };

    /// <summary>The metrics alone.</summary>
    public IReadOnlyList<Results.Metric> Metrics() => RecoveryMetrics.Of(plan, handlers, centre);

    private IReadOnlyList<string> Notes()
    {
        long without = handlers.Sum(static h => h.WithoutUser);
        return without == 0 ? [] : [$"{without} messages were for premises without a user and went nowhere."];
    }
}
