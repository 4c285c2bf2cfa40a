using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Network;
using Twin.Domain.Network.RequestAllocation;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Requests;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using static Twin.Studies.Results.AnswerWords;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.RequestTraffic;

/// <summary>The study <c>request-traffic</c>: users ask for more than the DSP can carry.</summary>
public sealed class RequestTrafficStudy : IStudy
{
    private const long LongestWindowMs = SimTime.HourMs;
    private const string Batch = "batch";

    /// <inheritdoc/>
    public string Name => "request-traffic";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Traffic;

    /// <inheritdoc/>
    public string Title => "More requests than the DSP can carry";

    /// <inheritdoc/>
    public string Question => "When one supplier sends a batch that the DSP cannot carry, who waits how long, whose requests are late, and "
        + "how fair is that; what would allocations for users change, and whom would they throttle?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["SECMP0067"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => RequestTrafficInputs.Definitions;

    /// <inheritdoc/>
    public string DefaultScenario => "request-traffic.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } =
    [
        Row("register-read", "4.1.1", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme, 0.5m),
        Row("top-up", "2.2", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme, 0.04m),
        Row("tariff-update", "1.1.1", CommandVariant.SendCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme, 0.005m),
        Row("event-log-read", "6.13", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme, 0.03m),
        Row("network-read", "4.10", CommandVariant.SendNonCritical, TrafficSender.NetworkOperator, DeviceTypes.Esme, 0.1m),
        Row("supply-status-read", "7.4", CommandVariant.SendNonCritical, TrafficSender.NetworkOperator, DeviceTypes.Esme, 0.02m),
    ];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        if (!ServiceRequestVariant.TryParse(inputs.Text("burst.srv"), out _))
        {
            inputs.Fail("burst.srv", "a service request variant, as 4.1.1", "there is no such request", errors);
        }

        if (scenario.Traffic.All(row => inputs.Number($"traffic.{row.Name}.perDevicePerDay") == 0))
        {
            inputs.Fail(
                "capacity.factor", "business as usual that is above zero",
                "capacity and allocations are in proportion to business as usual, and there is none", errors);
        }

        if (scenario.Traffic.Any(static row => row.Name == Batch))
        {
            inputs.Fail($"traffic.{Batch}.perDevicePerDay", "another name", "the batch of the study is called so", errors);
        }

        if (inputs.Number("burst.atHours") >= inputs.Number("horizonHours"))
        {
            inputs.Fail(
                "burst.atHours", $"less than horizonHours ({inputs.Text("horizonHours")})", "the batch would begin after the end", errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        RequestTrafficInputs inputs = RequestTrafficInputs.Of(run.Scenario.Inputs);
        RequestPlan plan = new(new TrafficPlan(run.Scenario, run.Seed), [BurstOf(inputs)], inputs.HorizonMs, run.Seed);
        ImmutableArray<PartitionRun<RequestMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<RequestMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        ImmutableArray<RequestHandler> handlers = [.. partitions.Select(p => new RequestHandler(plan, p))];
        long[][] rows = RequestSenders.ForecastOf(handlers, plan, run.Scenario.Inputs, estate.Users.Count);
        long[] forecast = [.. Enumerable.Range(0, estate.Users.Count + 1).Select(user => rows.Sum(row => row[user]))];
        string[] classes = [.. plan.Traffic.Rows.Select(static row => row.Name), Batch];
        RequestTrafficLog? log = run.Events is null ? null : new RequestTrafficLog(run.Events, estate.Users, classes);
        RequestTrafficCentre centre = new(
            inputs, AllocatorOf(inputs, run.Rules, forecast), estate.Users.Count, WorkUs(inputs, forecast), TargetsOf(plan, inputs),
            run.Seed, log);
        WindowedRun<RequestMessage, RequestHandler> engine = new(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        ushort sender = inputs.BurstRank == 0
            ? (ushort)0
            : RequestSenders.OfRank(handlers, estate.Users, plan.Bursts[0].DeviceTypes, inputs.BurstRank);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        Parallel.ForEach(handlers, options, handler => handler.Begin([sender]));
        engine.Run(0, inputs.HorizonMs, run.Progress);
        RequestTrafficMetrics metrics = new(centre, classes, inputs.HorizonMs);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = metrics.All(),
            Series = metrics.Series(),
            Details = metrics.Details(estate.Users),
            Events = engine.Applied,
            HorizonMs = inputs.HorizonMs,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        return
        [
            $"Users send {Text(baseline, "requestsSent")} requests, {Text(baseline, "requestsSent.batch")} of them in the batch. Under "
                + $"{baseline.Name} {Text(baseline, "targetsMissed.others")} requests outside the batch miss their target response time, "
                + $"the 99th percentile of them is answered after {Duration(Value(baseline, "responseP99Seconds.others"))}, and users "
                + $"send {Text(baseline, "requestsResent")} repetitions.",
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("targetsMissed.others", "targets missed outside the batch"),
                ("targetsMissed.batch", "targets missed in the batch"),
                ("requestsRejected", "rejections"),
                ("requestsDeferred", "deferrals"),
                ("requestsGivenUp", "requests given up"),
                ("fairnessPercent", "fairness in per cent"))),
            .. variants.Where(static v => Value(v, "throttledUsers") > 0).Select(static v =>
                $"{v.Name} throttles {Text(v, "throttledUsers")} users in {Text(v, "throttledIntervals")} intervals; the worst served user "
                    + $"gets {Text(v, "worstUserInTimePercent")} % of its requests answered in time."),
        ];
    }

    private static RequestBurst BurstOf(RequestTrafficInputs inputs) => new(
        DeviceTypes.Esme | DeviceTypes.Gsme, inputs.BurstRank, inputs.BurstMs, inputs.BurstSpanMs, inputs.BurstPpm, inputs.BurstPerMeter);

    // Capacity a day is the forecast of all times the factor, both in millionths.
    private static long WorkUs(RequestTrafficInputs inputs, long[] forecast)
    {
        Int128 perDay = (Int128)forecast.Sum() * inputs.CapacityPpm / 1_000_000;
        return (long)Int128.Max(1, (Int128)SimTime.DayMs * 1_000 * 1_000_000 / Int128.Max(1, perDay));
    }

    // A user with little business as usual is allocated one request in an interval at least, so that it is never shut out.
    private static RequestAllocator? AllocatorOf(RequestTrafficInputs inputs, RuleSet rules, long[] forecast)
    {
        if (rules.Network.RequestThrottling == RequestThrottling.None)
        {
            return null;
        }

        Int128 all = Int128.Max(1, forecast.Sum());
        Int128 perInterval = all * inputs.CapacityPpm / 1_000_000 * inputs.IntervalMs / SimTime.DayMs;
        Int128 threshold = perInterval * inputs.ThresholdPpm / 1_000_000;
        Int128 allocated = threshold * inputs.AllocatedPpm / 1_000_000;
        long operating = (long)(threshold / 1_000_000);
        ImmutableArray<long> allocation =
        [
            .. forecast.Select(own => own == 0 ? 0 : Math.Max(1, (long)(allocated * own / all / 1_000_000))),
        ];
        return new RequestAllocator(allocation, operating, inputs.Share, inputs.IntervalMs, inputs.Defers);
    }

    private static ImmutableArray<Func<RequestMessage, long>> TargetsOf(RequestPlan plan, RequestTrafficInputs inputs) =>
    [
        .. plan.Traffic.Rows.Select(static row => Target(row.Variant.Definition, row.Timing)),
        Target(inputs.BurstRequest.Definition, TrafficTiming.Random),
    ];

    private static Func<RequestMessage, long> Target(ServiceRequestDefinition request, TrafficTiming timing) => message =>
    {
        int? seconds = timing == TrafficTiming.Scheduled ? request.TargetFutureDatedSeconds
            : message.Smets == SmetsVersion.Smets1 ? request.TargetSmets1Seconds
            : request.TargetSmets2Seconds;
        return seconds is { } some ? message.TimeMs + (some * SimTime.SecondMs) : long.MaxValue;
    };

    private static TrafficRow Row(
        string name, string srv, CommandVariant variant, TrafficSender sender, DeviceTypes types, decimal perDay)
        => new(name, ServiceRequestVariant.Parse(srv), variant, sender, types, TrafficTiming.Random, perDay, NoPublicRate);
}
