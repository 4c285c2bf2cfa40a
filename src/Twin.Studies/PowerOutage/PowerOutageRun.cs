using System.Collections.Immutable;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Power;
using Twin.Studies.Running;

namespace Twin.Studies.PowerOutage;

/// <summary>One variant of the study over one estate.</summary>
internal sealed class PowerOutageRun
{
    private const long LongestWindowMs = SimTime.HourMs;

    private readonly VariantRun run;
    private readonly SimulatedEstate estate;
    private readonly PowerOutageInputs inputs;
    private readonly SupplyPlan plan;
    private readonly IReadOnlyList<string> notes;
    private readonly PowerOutageCentre centre;
    private readonly WindowedRun<SupplyMessage, SupplyHandler> engine;

    /// <summary>Finds the premises of the outages and schedules these.</summary>
    internal PowerOutageRun(VariantRun run, SimulatedEstate estate)
    {
        this.run = run;
        this.estate = estate;
        inputs = PowerOutageInputs.Of(run.Scenario.Inputs);
        OutagePlanner planner = new(estate, run.Seed);
        plan = new SupplyPlan(inputs.Supply, run.Rules, planner.Plan(inputs), inputs.BorderArea, run.Seed, inputs.HorizonMs);
        notes = planner.Notes;
        centre = new PowerOutageCentre(inputs, plan, run.Rules.Network.OutageAlertTarget, run.Events);
        ImmutableArray<PartitionRun<SupplyMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<SupplyMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        ImmutableArray<SupplyHandler> handlers = [.. partitions.Select(p => new SupplyHandler(plan, p))];
        engine = new WindowedRun<SupplyMessage, SupplyHandler>(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        Parallel.ForEach(handlers, options, static handler => handler.Supply.Begin());
    }

    /// <summary>Runs to the horizon and works the metrics and the digest out.</summary>
    internal VariantOutcome Run()
    {
        engine.Run(0, inputs.HorizonMs, run.Progress);
        centre.End();
        PowerOutageFigures figures = new(inputs, plan, centre, run.Rules.Network.OutageAlertTarget);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = PowerOutageMetrics.Of(figures),
            Series = PowerOutageCurves.Of(figures, centre, inputs.HorizonMs),
            Details = PowerOutageTables.Of(figures),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
            Notes = notes,
        };
    }
}
