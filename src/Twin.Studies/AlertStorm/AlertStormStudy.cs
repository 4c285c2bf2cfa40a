using System.Collections.Immutable;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Network;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using static Twin.Studies.Results.AnswerWords;

namespace Twin.Studies.AlertStorm;

/// <summary>The study <c>alert-storm</c>: a faulty model floods users with one alert, and supply comes back to a region.</summary>
public sealed class AlertStormStudy : IStudy
{
    private const long LongestWindowMs = SimTime.HourMs;

    /// <inheritdoc/>
    public string Name => "alert-storm";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Traffic;

    /// <inheritdoc/>
    public string Title => "A storm of alerts";

    /// <inheritdoc/>
    public string Question => "When a faulty model floods users with one alert, or supply comes back to a region, how much reaches users' "
        + "adapters and how late; what would throttling by device and code discard, and which true alerts would it hide?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["SECMP0062"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => AlertStormInputs.Definitions;

    /// <inheritdoc/>
    public string DefaultScenario => "alert-storm.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } = [];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        if (scenario.Traffic.Count > 0)
        {
            errors.Add(scenario.Estate.File, 0, "traffic", "requests", "no traffic", "this study has alerts and no requests");
        }

        if (!DeviceTypeCatalogue.Codes.TryParse(inputs.Text("storm.deviceType"), out DeviceType type))
        {
            inputs.Fail("storm.deviceType", DeviceTypeCatalogue.Codes.Allowed, string.Empty, errors);
        }
        else if (!ModelOf(inputs, type, estates.Products).Any(static isOfModel => isOfModel))
        {
            IEnumerable<string> models = estates.Products.Products.Where(p => p.Type == type)
                .Select(static p => $"{p.Manufacturer} {p.Model}").Distinct();
            string model = $"{inputs.Text("storm.manufacturer")} {inputs.Text("storm.model")}";
            inputs.Fail("storm.model", string.Join("; ", models), $"the estate has no {model} of this type", errors);
        }

        CheckCode(inputs, "storm.alertCode", errors);
        CheckCode(inputs, "restoration.alertCode", errors);
        foreach (string code in AlertStormInputs.CodesOf(inputs.Text("throttle.excludedCodes")))
        {
            if (AlertStormInputs.CodeOf(code) is not { } number || DeviceAlertCatalogue.Find(number) is null)
            {
                inputs.Fail(
                    "throttle.excludedCodes", "codes of rules/device-alerts.csv with spaces between them, or none",
                    $"'{code}' is not one", errors);
            }
        }

        if (!DistributorCatalogue.All.ToArray().Any(d => d.Id == inputs.WholeNumber("restoration.distributorId")))
        {
            inputs.Fail(
                "restoration.distributorId", string.Join(", ", DistributorCatalogue.All.ToArray().Select(static d => d.Id)),
                "no distributor has it", errors);
        }

        if (inputs.Number("storm.startHours") >= inputs.Number("horizonHours"))
        {
            inputs.Fail(
                "storm.startHours", $"less than horizonHours ({inputs.Text("horizonHours")})", "the storm would begin after the end",
                errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        AlertStormInputs inputs = AlertStormInputs.Of(run.Scenario.Inputs);
        AlertStormPlan plan = new(
            inputs, run.Rules, ModelOf(run.Scenario.Inputs, inputs.Type, estate.Products), run.Seed, run.Events is not null);
        ParallelOptions options = new() { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation };
        ImmutableArray<PartitionRun<StormMessage>> partitions =
            [.. estate.Partitions.Select(p => new PartitionRun<StormMessage>(p, new EventCalendar(0, inputs.HorizonMs)))];
        ImmutableArray<AlertStormHandler> handlers = [.. partitions.Select(p => new AlertStormHandler(plan, p))];
        MessageRate[] rates = AlertCapacity.RatesOf(estate, inputs.AlertCapacityPpmPerMeterPerDay, options);
        AlertStormCentre centre = new(inputs, handlers, rates, estate.Users, run.Events);
        WindowedRun<StormMessage, AlertStormHandler> engine = new(
            partitions, handlers, centre, LongestWindowMs, run.Threads, run.Cancellation);
        Parallel.ForEach(handlers, options, static handler => handler.Begin());
        engine.Run(0, inputs.HorizonMs, run.Progress);
        return new VariantOutcome
        {
            Digest = EstateDigest.Of(estate, run.Threads),
            ExogenousHash = ExogenousHash.Text(engine.ExogenousSum),
            Metrics = AlertStormMetrics.Of(handlers, centre),
            Series = AlertStormMetrics.SeriesOf(centre),
            Details = AlertStormMetrics.DetailsOf(centre, estate.Users),
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
            $"Devices raise {Text(baseline, "alertsRaised")} alerts, {Text(baseline, "alertsRaised.flood")} of them in the flood; under "
                + $"{baseline.Name} an adapter gets up to {Text(baseline, "busiestMinuteOfAUser")} in a minute, up to "
                + $"{Text(baseline, "largestBacklogOfAUser")} wait for it, and the 99th percentile of true alerts is delivered after "
                + $"{Duration(Value(baseline, "genuineDelayP99Seconds"))}.",
            .. variants.Skip(1).Select(variant => Difference(
                baseline,
                variant,
                ("deliveries", "deliveries to users"),
                ("largestBacklogOfAUser", "the largest backlog of an adapter"),
                ("genuineDelayP99Seconds", "the 99th percentile of the delay of true alerts in seconds"),
                ("restorationDiscarded", "restoration alerts discarded"))),
            .. variants.Where(static v => Value(v, "alertsDiscarded") > 0).Select(static v =>
                $"Under {v.Name} {Text(v, "alertsDiscarded")} alerts of {Text(v, "devicesThrottled")} devices are discarded, "
                    + $"{Text(v, "genuineDiscarded")} of them genuine: half of those that a copy counts are counted after "
                    + $"{Duration(Value(v, "genuineHiddenP50Seconds"))}, and {Text(v, "genuineUnreportedAtEnd")} by no copy."),
        ];
    }

    private static bool[] ModelOf(InputSet inputs, DeviceType type, ProductList products)
    {
        string manufacturer = inputs.Text("storm.manufacturer");
        string model = inputs.Text("storm.model");
        return
        [
            false,
            .. products.Products.Select(p => p.Type == type && p.Manufacturer == manufacturer && p.Model == model),
        ];
    }

    private static void CheckCode(InputSet inputs, string key, InputErrors errors)
    {
        if (AlertStormInputs.CodeOf(inputs.Text(key)) is not { } code || DeviceAlertCatalogue.Find(code) is null)
        {
            inputs.Fail(key, "a code of rules/device-alerts.csv, four hexadecimal digits", "there is no such alert", errors);
        }
        else if (!AlertStormPlan.GoesToSupplier(code) && !AlertStormPlan.GoesToNetworkOperator(code))
        {
            inputs.Fail(key, "an alert that suppliers or network operators get", "no adapter gets this one", errors);
        }
    }
}
