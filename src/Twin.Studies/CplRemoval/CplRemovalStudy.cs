using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.CplRemoval;

/// <summary>The study <c>cpl-removal</c>: the firmware entry of a popular model leaves the CPL.</summary>
public sealed class CplRemovalStudy : IStudy
{
    /// <inheritdoc/>
    public string Name => "cpl-removal";

    /// <inheritdoc/>
    public string Title => "A popular model leaves the Central Products List";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Devices;

    /// <inheritdoc/>
    public string Question => "When the firmware entry of a popular model leaves the CPL, how many devices are Suspended and for how long, "
        + "what does that do to alerts, requests and the flags that RDPs are told, which devices stay stuck, "
        + "and what would a change of the rules alter?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP105", "MP077", "SECMP0007"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => CplRemovalInputs.Definitions;

    /// <inheritdoc/>
    public string DefaultScenario => "cpl-removal.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } =
    [
        Row(
            "profile-read", "4.8.1", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme,
            TrafficTiming.Scheduled, 1m),
        Row(
            "register-read", "4.1.1", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme,
            TrafficTiming.Random, 0.1m),
        Row(
            "top-up", "2.2", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme,
            TrafficTiming.Random, 0.04m),
        Row(
            "tariff-update", "1.1.1", CommandVariant.SendCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme,
            TrafficTiming.Random, 0.005m),
        Row(
            "event-log-read", "6.13", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Esme | DeviceTypes.Gsme,
            TrafficTiming.Random, 0.03m),
        Row(
            "network-read", "4.10", CommandVariant.SendNonCritical, TrafficSender.NetworkOperator, DeviceTypes.Esme, TrafficTiming.Random,
            0.05m),
        Row(
            "supply-status-read", "7.4", CommandVariant.SendNonCritical, TrafficSender.NetworkOperator, DeviceTypes.Esme,
            TrafficTiming.Random, 0.02m),
        Row(
            "device-log-read", "8.9", CommandVariant.SendNonCritical, TrafficSender.Supplier, DeviceTypes.Ppmid | DeviceTypes.Hcalcs,
            TrafficTiming.Random, 0.01m),
    ];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        if (!DeviceTypeCatalogue.Codes.TryParse(inputs.Text("removal.deviceType"), out DeviceType type))
        {
            inputs.Fail("removal.deviceType", DeviceTypeCatalogue.Codes.Allowed, string.Empty, errors);
            return;
        }

        Product removed = RemovedOf(inputs, type);
        CheckEntries(inputs, removed, estates.Products, errors);
        CplRemovalInputs values = CplRemovalInputs.Of(inputs);
        if (values.RemovalMs >= values.HorizonMs)
        {
            inputs.Fail(
                "removal.atHours",
                $"less than horizonDays ({inputs.Text("horizonDays")} days)",
                "the entry would leave after the end",
                errors);
        }
    }

    private static void CheckEntries(InputSet inputs, Product removed, ProductList products, InputErrors errors)
    {
        if (products.NumberOf(removed) is not 0 and var number)
        {
            if (!products.IsListed(number))
            {
                inputs.Fail(
                    "removal.firmware", "an entry that is on the CPL", $"devices with {removed} are Suspended from the start", errors);
            }
        }
        else
        {
            IEnumerable<Product> ofType = products.Products.Where(p => p.Type == removed.Type);
            IEnumerable<Product> ofModel = ofType.Where(p => p.Manufacturer == removed.Manufacturer && p.Model == removed.Model);
            bool modelKnown = ofModel.Any();
            inputs.Fail(
                modelKnown ? "removal.firmware" : "removal.model",
                modelKnown
                    ? string.Join(", ", ofModel.Select(static p => p.FirmwareVersion))
                    : string.Join("; ", ofType.Select(static p => $"{p.Manufacturer} {p.Model}").Distinct()),
                $"the estate has no {removed}",
                errors);
        }

        if (inputs.Text("campaign.replacementFirmware") == removed.FirmwareVersion)
        {
            inputs.Fail(
                "campaign.replacementFirmware", "a version other than removal.firmware", "the version sent would be off the CPL", errors);
        }

        if (inputs.Text("campaign.replacementFirmware").Length > 8)
        {
            inputs.Fail("campaign.replacementFirmware", "1 to 8 characters", string.Empty, errors);
        }

        Product replacement = removed with { FirmwareVersion = inputs.Text("campaign.replacementFirmware") };
        if (products.NumberOf(replacement) is not 0 and var other && !products.IsListed(other))
        {
            inputs.Fail(
                "campaign.replacementFirmware", "a version that is on the CPL", $"devices with {replacement} are Suspended", errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation);
        CplRemovalRun removal = new(run, estate);
        removal.Run();
        return removal.Finish();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => CplRemovalAnswer.Of(variants);

    /// <summary>The entry that the inputs name.</summary>
    internal static Product RemovedOf(InputSet inputs, DeviceType type)
        => new(type, inputs.Text("removal.manufacturer"), inputs.Text("removal.model"), inputs.Text("removal.firmware"));

    private static TrafficRow Row(
        string name, string srv, CommandVariant variant, TrafficSender sender, DeviceTypes types, TrafficTiming timing, decimal perDay)
        => new(name, ServiceRequestVariant.Parse(srv), variant, sender, types, timing, perDay, NoPublicRate);
}
