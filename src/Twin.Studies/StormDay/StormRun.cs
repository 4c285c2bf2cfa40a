using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;
using Twin.Studies.PowerOutage;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.StormDay;

/// <summary>One variant of the study over one estate.</summary>
internal sealed class StormRun
{
    private readonly VariantRun run;
    private readonly SimulatedEstate estate;
    private readonly StormInputs inputs;
    private readonly PowerOutageInputs powerInputs;
    private readonly StormPlans plans;
    private readonly IReadOnlyList<string> notes;
    private readonly ImmutableArray<StormHandler> handlers;
    private readonly CplRemovalCentre cplCentre;
    private readonly RecoveryCentre dccCentre;
    private readonly StormCentre centre;
    private readonly WindowedRun<StormMessage, StormHandler> engine;

    /// <summary>Puts the models on one timeline.</summary>
    /// <param name="run">What the variant needs.</param>
    /// <param name="estate">The estate, made for the variant; the run changes it.</param>
    internal StormRun(VariantRun run, SimulatedEstate estate)
    {
        this.run = run;
        this.estate = estate;
        inputs = new StormInputs(run.Scenario.Inputs);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        ForeignMessages alerts = new(StormCentre.AlertKinds);
        powerInputs = PowerOutageInputs.Of(inputs.OfPower);
        OutagePlanner planner = new(estate, run.Seed);
        SupplyPlan power = new(
            powerInputs.Supply, run.Rules, planner.Plan(powerInputs), powerInputs.BorderArea, run.Seed, inputs.HorizonMs);
        notes = planner.Notes;

        // Every alert goes its own way to its user.
        CplRemovalPlan cpl = new(run, inputs.OfCpl, estate.Products) { TalliesAlerts = false };
        RecoveryPlan dcc = new(
            RecoveryInputs.Of(inputs.OfDcc), run.Rules, new PremisesRoutes(estate, options), run.Seed, run.Events is not null)
        {
            Foreign = alerts,
        };
        plans = new StormPlans(cpl, power, dcc, new RdpRouting(estate.Providers), estate.Users.Count, run.Seed);
        ImmutableArray<PartitionRun<StormMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<StormMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        handlers = [.. partitions.Select(p => new StormHandler(inputs, plans, p))];
        StormEventLog? log = run.Events is null ? null : new StormEventLog(run.Events);
        cplCentre = new CplRemovalCentre(cpl, estate, [.. handlers.Select(static h => h.Cpl)], options, log?.Of("cpl"));
        dccCentre = new RecoveryCentre(
            dcc, estate.Users.Count, options, log is null ? null : new RecoveryEventLog(log.Of("dcc"), estate.Users));
        centre = new StormCentre(
            cplCentre,
            onward => new PowerOutageCentre(powerInputs, power, run.Rules.Network.OutageAlertTarget, log?.Of("power")) { Onward = onward },
            dccCentre,
            alerts,
            log);
        engine = new WindowedRun<StormMessage, StormHandler>(
            partitions, handlers, centre, dccCentre.Outbound.LongestStepMs, run.Threads, run.Cancellation);
        Begin(options);
    }

    /// <summary>Runs to the horizon and works the metrics and the digest out.</summary>
    internal VariantOutcome Run()
    {
        engine.Run(0, inputs.HorizonMs, run.Progress);
        foreach (StormHandler handler in handlers)
        {
            handler.Cpl.End(inputs.HorizonMs);
        }

        engine.Deliver();
        centre.End(inputs.HorizonMs);
        ImmutableArray<CplRemovalHandler> cplHandlers = [.. handlers.Select(static h => h.Cpl)];
        ImmutableArray<RecoveryHandler> dccHandlers = [.. handlers.Select(static h => h.Dcc)];
        PowerOutageFigures figures = new(powerInputs, plans.Power, centre.Power, run.Rules.Network.OutageAlertTarget);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(
                handlers.Aggregate(engine.ExogenousSum, static (sum, handler) => sum + handler.ExogenousSum)),
            Metrics =
            [
                .. StormMetrics.OfMeetings(handlers, centre, dccCentre.Outbound),
                .. StormMetrics.Part("cpl", CplRemovalMetrics.Of(cplHandlers, cplCentre, inputs.HorizonMs)),
                .. StormMetrics.Part("power", PowerOutageMetrics.Of(figures)),
                .. StormMetrics.Part("dcc", RecoveryMetrics.Of(plans.Dcc, dccHandlers, dccCentre)),
            ],
            Series =
            [
                .. StormMetrics.Part("cpl", CplRemovalMetrics.SeriesOf(cplCentre)),
                .. StormMetrics.Part("power", PowerOutageCurves.Of(figures, centre.Power, inputs.HorizonMs)),
                .. StormMetrics.Part("dcc", RecoveryMetrics.SeriesOf(dccCentre)),
            ],
            Details =
            [
                .. CplRemovalMetrics.DetailsOf(cplCentre, estate).Where(static table => table.Rows.Count > 0),
                .. PowerOutageTables.Of(figures),
                .. RecoveryMetrics.DetailsOf(plans.Dcc, dccCentre, estate.Users),
            ],
            Events = engine.Applied + dccCentre.Outbound.Released,
            HorizonMs = inputs.HorizonMs,
            Notes = notes,
        };
    }

    private void Begin(ParallelOptions options)
    {
        plans.Cpl.CountExogenous(handlers[0].CplRun);
        RecoveryWorld.CountExogenous(plans.Dcc.Inputs, inputs.OfDcc, handlers[0].DccRun);
        CampaignRanks ranks = new([.. handlers.Select(static h => h.Cpl)]);
        Parallel.For(0, handlers.Length, options, number =>
        {
            StormHandler handler = handlers[number];
            handler.Cpl.Begin(ranks, number);
            handler.Supply.Begin();
            handler.DccRun.Calendar.Follow(new MessageSource(plans.Dcc.Times, inputs.HorizonMs, number, handlers.Length));
        });
    }
}
