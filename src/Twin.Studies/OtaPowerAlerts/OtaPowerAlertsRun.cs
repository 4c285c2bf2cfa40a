using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Power;
using Twin.Studies.Running;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>One variant of the study over one estate.</summary>
internal sealed class OtaPowerAlertsRun
{
    private const long LongestWindowMs = SimTime.DayMs;

    private readonly VariantRun run;
    private readonly SimulatedEstate estate;
    private readonly OtaPowerAlertsInputs inputs;
    private readonly OtaPowerAlertsCentre centre;
    private readonly WindowedRun<SupplyMessage, SupplyHandler> engine;
    private readonly List<string> notes = [];

    /// <summary>Schedules the outages and the campaign.</summary>
    internal OtaPowerAlertsRun(VariantRun run, SimulatedEstate estate)
    {
        this.run = run;
        this.estate = estate;
        inputs = OtaPowerAlertsInputs.Of(run.Scenario.Inputs);
        ImmutableArray<PlannedOutage> outages = new IncidentPlanner(inputs.Incidents, run.Seed).Plan(estate, inputs.HorizonMs);
        IReadOnlyList<int> border = PowerOutage.OutageSlot.AreaOf(run.Scenario.Inputs.Text("border.area")) ?? [];
        SupplyPlan plan = new(inputs.Supply, run.Rules, outages, border, run.Seed, inputs.HorizonMs);
        centre = new OtaPowerAlertsCentre(
            new DeliveryTerms { DrawsLanes = inputs.Supply.DrawsLanes },
            inputs.DeskUnder(run.Rules.Network.FalseOutageAlertSuppression),
            outages.Length,
            run.Seed,
            inputs.HorizonMs,
            run.Events);
        ImmutableArray<PartitionRun<SupplyMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<SupplyMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        SupplyHandler[] handlers = new SupplyHandler[partitions.Length];
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        Parallel.For(0, handlers.Length, options, number =>
        {
            SupplyHandler handler = new(plan, partitions[number]);
            handler.Activations = new ActivationModel(plan, estate.Partitions[number], handler.Supply, handler);
            handlers[number] = handler;
        });
        engine = new WindowedRun<SupplyMessage, SupplyHandler>(
            partitions, [.. handlers], centre, LongestWindowMs, run.Threads, run.Cancellation);
        Begin(handlers, options);
    }

    /// <summary>Runs to the horizon and works the metrics and the digest out.</summary>
    internal VariantOutcome Run()
    {
        engine.Run(0, inputs.HorizonMs, run.Progress);
        centre.End();
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = OtaPowerAlertsMetrics.Of(inputs, centre),
            Series = OtaPowerAlertsMetrics.SeriesOf(centre, inputs.HorizonMs),
            Details = OtaPowerAlertsMetrics.DetailsOf(inputs, centre),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
            Notes = notes,
        };
    }

    private void Begin(SupplyHandler[] handlers, ParallelOptions options)
    {
        long[] first = new long[handlers.Length];
        long qualifying = 0;
        for (int number = 0; number < handlers.Length; number++)
        {
            first[number] = qualifying;
            qualifying += handlers[number].Activations!.Qualifying;
        }

        CampaignPlan campaign = inputs.Campaign(run.Seed, qualifying);
        if (inputs.Meters is { } wanted && wanted > campaign.Meters)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"The campaign updates {campaign.Meters:N0} of {wanted:N0} meters: no more qualify."));
        }

        Parallel.For(0, handlers.Length, options, number =>
        {
            handlers[number].Supply.Begin();
            handlers[number].Activations!.Begin(campaign, first[number]);
        });
    }
}
