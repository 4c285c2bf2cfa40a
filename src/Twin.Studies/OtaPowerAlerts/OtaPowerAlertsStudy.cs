using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Studies.PowerOutage;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>The study <c>ota-power-alerts</c>: firmware raises power outage alerts among real ones (MP102).</summary>
public sealed class OtaPowerAlertsStudy : IStudy
{
    /// <inheritdoc/>
    public string Name => "ota-power-alerts";

    /// <inheritdoc/>
    public string Title => "Power outage alerts raised by firmware";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.PowerOutages;

    /// <inheritdoc/>
    public string Question
        => "When a firmware campaign makes meters cut their hubs' supply, how many false power outage alerts does each network "
        + "operator get, what does checking them cost, how many would each way of telling them from real ones remove, and which real "
        + "outages would it hide or delay?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP102"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => OtaPowerAlertsInputs.Definitions;

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic => [];

    /// <inheritdoc/>
    public string DefaultScenario => "ota-power-alerts.yaml";

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        OutageSlot.CheckArea(inputs, "storm.area", allowsAll: true, errors);
        OutageSlot.CheckArea(inputs, "border.area", allowsAll: false, errors);
        if (inputs.WholeNumber("campaign.startDay") * SimTime.DayMs >= inputs.Milliseconds("horizonDays", SimTime.DayMs))
        {
            inputs.Fail("campaign.startDay", "less than horizonDays", "the campaign would start after the end", errors);
        }

        if (inputs.Number("campaign.cutLeastSeconds") > inputs.Number("campaign.cutMostSeconds"))
        {
            inputs.Fail("campaign.cutLeastSeconds", "at most campaign.cutMostSeconds", string.Empty, errors);
        }

        if (inputs.OptionalNumber("campaign.meters") is { } meters && estates.Premises is { } premises && meters > premises)
        {
            inputs.Fail("campaign.meters", $"at most {premises}, the premises of the estate", "each premises has one ESME", errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
        => new OtaPowerAlertsRun(run, run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation)).Run();

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => OtaPowerAlertsAnswer.Of(variants);
}
