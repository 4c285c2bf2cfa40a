using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.Randomness;
using Twin.Domain.Registration;
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

namespace Twin.Studies.AnomalyDetection;

/// <summary>The study <c>anomaly-detection</c>: what thresholds stop, whom they stall, and how files travel.</summary>
public sealed class AnomalyDetectionStudy : IStudy
{
    private const long LongestWindowMs = SimTime.HourMs;
    private const uint ForgettingPurpose = 0x464F_5247;
    private const uint ValuePurpose = 0x5641_4C55;
    private const uint FilePurpose = 0x4649_4C45;

    private static readonly string[] OwnClasses = ["price-change", "retry-storm", "surge"];
    private static readonly ServiceRequestVariant Tariff = ServiceRequestVariant.Parse("1.1.1");
    private static readonly ServiceRequestVariant Read = ServiceRequestVariant.Parse("4.1.1");

    /// <inheritdoc/>
    public string Name => "anomaly-detection";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Traffic;

    /// <inheritdoc/>
    public string Title => "Thresholds of anomaly detection";

    /// <inheritdoc/>
    public string Question => "With these thresholds, how many commands sent with stolen keys pass before the stop, how many honest "
        + "requests are quarantined on a price change or after an outage and how long are they stalled, and what does the channel of "
        + "the files change?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["DP109"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => AnomalyDetectionDefinitions.All;

    /// <inheritdoc/>
    public string DefaultScenario => "anomaly-detection.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } =
    [
        Row("register-read", "4.1.1", CommandVariant.SendNonCritical, 0.5m),
        Row("top-up", "2.2", CommandVariant.SendNonCritical, 0.04m),
        Row("tariff-update", "1.1.1", CommandVariant.SendCritical, 0.005m),
        Row("disable-supply", "7.2", CommandVariant.SendCritical, 0.000_1m),
        Row("event-log-read", "6.13", CommandVariant.SendNonCritical, 0.03m),
    ];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        if (!ServiceRequestVariant.TryParse(inputs.Text("surge.srv"), out _))
        {
            inputs.Fail("surge.srv", "a service request variant, as 7.2", "there is no such request", errors);
        }

        foreach (string who in (ReadOnlySpan<string>)["staff", "desk"])
        {
            if (inputs.Number(who + ".untilHour") <= inputs.Number(who + ".fromHour"))
            {
                inputs.Fail(
                    who + ".untilHour", $"more than {who}.fromHour ({inputs.Text(who + ".fromHour")})", "nobody would ever work", errors);
            }
        }

        foreach (string own in OwnClasses)
        {
            if (scenario.Traffic.Any(row => row.Name == own))
            {
                inputs.Fail($"traffic.{own}.perDevicePerDay", "another name", "the study's own requests are called so", errors);
            }
        }

        foreach (string key in (ReadOnlySpan<string>)["price.atHours", "retryStorm.atHours", "surge.atHours"])
        {
            if (inputs.OptionalNumber(key) is { } hours && hours * SimTime.HourMs >= inputs.Milliseconds("horizonDays", SimTime.DayMs))
            {
                inputs.Fail(
                    key, $"less than horizonDays ({inputs.Text("horizonDays")} days), or none", "it would begin after the end", errors);
            }
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        AnomalyDetectionInputs inputs = AnomalyDetectionInputs.Of(run.Scenario.Inputs, run.Rules.Network.AnomalyFileChannel);
        RequestPlan requests = new(new TrafficPlan(run.Scenario, run.Seed), BurstsOf(inputs), inputs.HorizonMs, run.Seed);
        ImmutableArray<PartitionRun<RequestMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<RequestMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        ImmutableArray<RequestHandler> handlers = [.. partitions.Select(p => new RequestHandler(requests, p))];
        AnomalyPlan plan = PlanOf(run, inputs, requests, handlers, estate.Users);
        long[][] forecast = RequestSenders.ForecastOf(handlers, requests, run.Scenario.Inputs, estate.Users.Count);
        AnomalyDetector detector = DetectorOf(inputs, plan, requests, forecast, estate.Users.Count);
        string[] classes = [.. requests.Traffic.Rows.Select(static row => row.Name), .. OwnClasses];
        AnomalyCentre centre = new(
            Announced(plan, inputs, handlers, forecast, requests, estate.Users, run.Seed), detector,
            run.Events is null ? null : new AnomalyLog(run.Events, estate.Users, classes));
        CountExogenous(partitions[0], plan);
        WindowedRun<RequestMessage, RequestHandler> engine = new(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        Parallel.ForEach(handlers, options, static handler => handler.Begin([0, 0]));
        engine.Run(0, inputs.HorizonMs, run.Progress);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = AnomalyMetrics.Of(centre, inputs),
            Series = AnomalyMetrics.SeriesOf(centre),
            Details = [],
            Events = engine.Applied + centre.Counters.Sent[(int)RequestOrigin.Malicious],
            HorizonMs = inputs.HorizonMs,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants)
    {
        VariantResult baseline = variants[0];
        double? hours = Value(baseline, "surgeStoppedAfterHours");
        return
        [
            $"Under {baseline.Name} {Text(baseline, "maliciousPassed")} of {Text(baseline, "maliciousSent")} malicious commands "
                + "pass before " + (hours is { } known
                    ? $"the surge is stopped after {Duration(known * 3_600)}."
                    : "the run ends; nobody stops the surge."),
            $"{Text(baseline, "quarantined.honest")} of {Text(baseline, "requestsSent")} requests that users meant are quarantined, "
                + $"{Text(baseline, "priceChangeQuarantined")} of them on the price change; they are stalled for "
                + $"{Duration(Value(baseline, "honestStallMeanMinutes") * 60)} in the mean, "
                + $"{Duration(Value(baseline, "honestStallP99Minutes") * 60)} at the 99th percentile.",
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("maliciousPassed", "malicious commands that pass"),
                ("quarantined.honest", "honest requests quarantined"),
                ("honestStallMeanMinutes", "their mean stall in minutes"),
                ("filesLost", "files lost"),
                ("fileBreaches", "data breaches"),
                ("effortHours", "hours of effort"))),
        ];
    }

    private static ImmutableArray<RequestBurst> BurstsOf(AnomalyDetectionInputs inputs) =>
    [
        new RequestBurst(DeviceTypes.Esme | DeviceTypes.Gsme, 0, inputs.PriceMs, inputs.PriceSpanMs, 1_000_000, Once(inputs.PriceMs, 1)),
        new RequestBurst(
            DeviceTypes.Esme | DeviceTypes.Gsme, 0, inputs.RetryMs, inputs.RetrySpanMs, 1_000_000,
            Once(inputs.RetryMs, inputs.RetryPerDevice)),
    ];

    private static int Once(long atMs, int perDevice) => atMs == long.MaxValue ? 0 : perDevice;

    private static AnomalyPlan PlanOf(
        VariantRun run, AnomalyDetectionInputs inputs, RequestPlan requests, ImmutableArray<RequestHandler> handlers, UserDirectory users)
        => new()
        {
            Inputs = inputs,
            Classes = [.. requests.Traffic.Rows.Select(static row => row.Variant), Tariff, Read, inputs.SurgeRequest],
            Announcing = [],
            Stolen = inputs.SurgeMs == long.MaxValue
                ? (ushort)0
                : RequestSenders.OfRank(handlers, users, DeviceTypes.Esme, inputs.SurgeRank),
            Values = new RandomStream(run.Seed, ValuePurpose),
            Files = new RandomStream(run.Seed, FilePurpose),
        };

    // Which suppliers announce the price change, and what.
    private static AnomalyPlan Announced(
        AnomalyPlan plan, AnomalyDetectionInputs inputs, ImmutableArray<RequestHandler> handlers, long[][] forecast, RequestPlan requests,
        UserDirectory users, ulong seed)
    {
        if (inputs.PriceMs == long.MaxValue || inputs.PriceLeadMs is null)
        {
            return plan;
        }

        RandomStream forgetting = new(seed, ForgettingPurpose);
        long[] meters = RequestSenders.DevicesOf(handlers, users.Count, DeviceTypes.Esme | DeviceTypes.Gsme);
        return plan with
        {
            Announcing =
            [
                .. Enumerable.Range(1, users.Count).Select(static user => (ushort)user)
                    .Select(user => (User: user, Key: KeyOf(users[user].Name)))
                    .Where(one => meters[one.User] > 0 && !forgetting.Happens(inputs.ForgottenPpm, one.Key, 0))
                    .OrderBy(static one => one.Key)
                    .Select(one => (one.User, ThresholdOf(inputs, Of(requests, forecast, Tariff, one.User), inputs.FactorPpm)
                        + (int)(meters[one.User] * inputs.AnnouncedPpm / 1_000_000), one.Key)),
            ],
        };
    }

    private static AnomalyDetector DetectorOf(
        AnomalyDetectionInputs inputs, AnomalyPlan plan, RequestPlan requests, long[][] forecast, int users)
    {
        AnomalyDetector detector = new(inputs.Window, inputs.WindowMs);
        foreach (ServiceRequestVariant request in plan.Classes.Distinct())
        {
            Int128 all = 0;
            for (int number = 1; number <= users; number++)
            {
                ushort user = (ushort)number;
                long own = Of(requests, forecast, request, user);
                all += own;
                detector.SetUserThreshold(user, request, ThresholdOf(inputs, own, inputs.FactorPpm));
            }

            if (inputs.DccFactorPpm is { } factor)
            {
                detector.SetDccThreshold(request, ThresholdOf(inputs, all, factor));
            }
        }

        detector.SetLimits(ServiceRequestVariant.Parse("2.2"), new AttributeLimits(0, inputs.MostValue));
        return detector;
    }

    // What a user sends of a variant in a day as business as usual, in millionths of a request.
    private static long Of(RequestPlan requests, long[][] forecast, ServiceRequestVariant request, ushort user)
        => Enumerable.Range(0, forecast.Length).Where(row => requests.Traffic.Rows[row].Variant == request).Sum(row => forecast[row][user]);

    private static int ThresholdOf(AnomalyDetectionInputs inputs, Int128 ppmPerDay, long factorPpm)
    {
        Int128 inWindow = ppmPerDay * inputs.WindowMs / SimTime.DayMs * factorPpm / 1_000_000 / 1_000_000;
        return (int)Int128.Clamp(inWindow, inputs.LeastThreshold, int.MaxValue / 2);
    }

    // Users are known by name: their numbers are an estate's own.
    private static ulong KeyOf(string name) => name.Aggregate(0UL, static (hash, letter) => RandomStream.Mix(hash + letter));

    private static void CountExogenous(PartitionRun<RequestMessage> run, AnomalyPlan plan)
    {
        AnomalyDetectionInputs inputs = plan.Inputs;
        long[] world =
        [
            inputs.SurgeMs, inputs.SurgeEndMs, inputs.OtherDetectionMs, inputs.SurgeGapMs, inputs.SurgeRank, inputs.SurgeRequest.Number,
            inputs.ValueErrorPpm, inputs.ForgottenPpm, inputs.AnnouncedPpm, inputs.PriceLeadMs ?? -1,
        ];
        for (int place = 0; place < world.Length; place++)
        {
            run.CountExogenous(byte.MaxValue, (ulong)place, 0, (ulong)world[place]);
        }
    }

    private static TrafficRow Row(string name, string srv, CommandVariant variant, decimal perDay) => new(
        name, ServiceRequestVariant.Parse(srv), variant, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme, TrafficTiming.Random,
        perDay, NoPublicRate);
}
