using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Input;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.SmkiRecovery;

/// <summary>The study <c>smki-recovery</c>: certificates are compromised, and devices go through Recovery and Recovered.</summary>
public sealed class SmkiRecoveryStudy : IStudy
{
    private const long LongestWindowMs = SimTime.HourMs;


    /// <inheritdoc/>
    public string Name => "smki-recovery";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Flags;

    /// <inheritdoc/>
    public string Title => "An SMKI recovery of many devices";

    /// <inheritdoc/>
    public string Question => "When certificates are compromised, how long do the DCC and the suppliers take to replace them, "
        + "which devices are left, what do users' requests meet meanwhile, and what do the changed flags of each rule take "
        + "from the recovery and send to RDPs?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP077"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => SmkiRecoveryInputs.Definitions;

    /// <inheritdoc/>
    public string DefaultScenario => "smki-recovery.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } =
    [
        Row("profile-read", "4.8.1", CommandVariant.SendNonCritical, TrafficSender.Supplier, TrafficTiming.Scheduled, 1m),
        Row("top-up", "2.2", CommandVariant.SendNonCritical, TrafficSender.Supplier, TrafficTiming.Random, 0.04m),
        Row("tariff-update", "1.1.1", CommandVariant.SendCritical, TrafficSender.Supplier, TrafficTiming.Random, 0.005m),
    ];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        SmkiRecoveryInputs values = SmkiRecoveryInputs.Of(inputs);
        if (values.IncidentMs >= values.HorizonMs)
        {
            inputs.Fail(
                "incident.atHours",
                $"less than horizonDays ({inputs.Text("horizonDays")} days)",
                "the incident would be after the end",
                errors);
        }

        IEnumerable<string> names = estates.Users.Users.Select(static user => user.Name);
        if (values.Supplier is { } supplier && !names.Contains(supplier, StringComparer.Ordinal))
        {
            inputs.Fail(
                "incident.supplier",
                $"{SmkiRecoveryInputs.EverySupplier}, or a supplier of the estate",
                $"the estate has no user '{supplier}'; {NearestText.Hint(supplier, names)}".TrimEnd(' ', ';'),
                errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        SmkiRecoveryInputs inputs = SmkiRecoveryInputs.Of(run.Scenario.Inputs);
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        int supplier = inputs.Supplier is null ? 0 : 1 + estate.Users.Users.Select(static u => u.Name).ToList().IndexOf(inputs.Supplier);
        SmkiRecoveryPlan plan = new(
            inputs,
            run.Rules,
            new TrafficPlan(run.Scenario, run.Seed),
            estate.Products,
            (ushort)supplier,
            run.Seed,
            run.Events is not null);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        ImmutableArray<PartitionRun<SmkiMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<SmkiMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        SmkiRecoveryHandler[] made = new SmkiRecoveryHandler[partitions.Length];
        Parallel.For(0, made.Length, options, i => made[i] = new SmkiRecoveryHandler(plan, partitions[i], i));
        ImmutableArray<SmkiRecoveryHandler> handlers = [.. made];
        SmkiRecoveryCentre centre = new(plan, estate, handlers, options, run.Events, run.Scenario.Traffic);
        inputs.CountExogenous(partitions[0]);
        WindowedRun<SmkiMessage, SmkiRecoveryHandler> engine = new(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        Parallel.ForEach(handlers, options, static handler => handler.Begin());
        engine.Run(0, inputs.HorizonMs, run.Progress);
        foreach (SmkiRecoveryHandler handler in handlers)
        {
            handler.End(inputs.HorizonMs);
        }

        engine.Deliver();
        centre.End(inputs.HorizonMs);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = SmkiRecoveryMetrics.Of(handlers, centre, inputs),
            Series = SmkiRecoveryMetrics.SeriesOf(centre),
            Details = SmkiRecoveryMetrics.DetailsOf(centre, estate),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => SmkiRecoveryAnswer.Of(variants);

    private static TrafficRow Row(
        string name, string srv, CommandVariant variant, TrafficSender sender, TrafficTiming timing, decimal perDay)
        => new(
            name, ServiceRequestVariant.Parse(srv), variant, sender, DeviceTypes.Esme | DeviceTypes.Gsme, timing, perDay, NoPublicRate);
}
